      * SIZES: LENGTH OF EVERY USAGE.
      * WRITTEN BY GENERATE_GNUCOBOL.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SIZES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  I-0      PIC 9(1) COMP.
       01  I-1      PIC 9(2) COMP.
       01  I-2      PIC 9(3) COMP.
       01  I-3      PIC 9(4) COMP.
       01  I-4      PIC 9(5) COMP.
       01  I-5      PIC 9(6) COMP.
       01  I-6      PIC 9(7) COMP.
       01  I-7      PIC 9(8) COMP.
       01  I-8      PIC 9(9) COMP.
       01  I-9      PIC 9(10) COMP.
       01  I-10     PIC 9(11) COMP.
       01  I-11     PIC 9(12) COMP.
       01  I-12     PIC 9(13) COMP.
       01  I-13     PIC 9(14) COMP.
       01  I-14     PIC 9(15) COMP.
       01  I-15     PIC 9(16) COMP.
       01  I-16     PIC 9(17) COMP.
       01  I-17     PIC 9(18) COMP.
       01  I-18     PIC S9(1) COMP.
       01  I-19     PIC S9(2) COMP.
       01  I-20     PIC S9(3) COMP.
       01  I-21     PIC S9(4) COMP.
       01  I-22     PIC S9(5) COMP.
       01  I-23     PIC S9(6) COMP.
       01  I-24     PIC S9(7) COMP.
       01  I-25     PIC S9(8) COMP.
       01  I-26     PIC S9(9) COMP.
       01  I-27     PIC S9(10) COMP.
       01  I-28     PIC S9(11) COMP.
       01  I-29     PIC S9(12) COMP.
       01  I-30     PIC S9(13) COMP.
       01  I-31     PIC S9(14) COMP.
       01  I-32     PIC S9(15) COMP.
       01  I-33     PIC S9(16) COMP.
       01  I-34     PIC S9(17) COMP.
       01  I-35     PIC S9(18) COMP.
       01  I-36     PIC 9(1) COMP-5.
       01  I-37     PIC 9(2) COMP-5.
       01  I-38     PIC 9(3) COMP-5.
       01  I-39     PIC 9(4) COMP-5.
       01  I-40     PIC 9(5) COMP-5.
       01  I-41     PIC 9(6) COMP-5.
       01  I-42     PIC 9(7) COMP-5.
       01  I-43     PIC 9(8) COMP-5.
       01  I-44     PIC 9(9) COMP-5.
       01  I-45     PIC 9(10) COMP-5.
       01  I-46     PIC 9(11) COMP-5.
       01  I-47     PIC 9(12) COMP-5.
       01  I-48     PIC 9(13) COMP-5.
       01  I-49     PIC 9(14) COMP-5.
       01  I-50     PIC 9(15) COMP-5.
       01  I-51     PIC 9(16) COMP-5.
       01  I-52     PIC 9(17) COMP-5.
       01  I-53     PIC 9(18) COMP-5.
       01  I-54     PIC S9(1) COMP-5.
       01  I-55     PIC S9(2) COMP-5.
       01  I-56     PIC S9(3) COMP-5.
       01  I-57     PIC S9(4) COMP-5.
       01  I-58     PIC S9(5) COMP-5.
       01  I-59     PIC S9(6) COMP-5.
       01  I-60     PIC S9(7) COMP-5.
       01  I-61     PIC S9(8) COMP-5.
       01  I-62     PIC S9(9) COMP-5.
       01  I-63     PIC S9(10) COMP-5.
       01  I-64     PIC S9(11) COMP-5.
       01  I-65     PIC S9(12) COMP-5.
       01  I-66     PIC S9(13) COMP-5.
       01  I-67     PIC S9(14) COMP-5.
       01  I-68     PIC S9(15) COMP-5.
       01  I-69     PIC S9(16) COMP-5.
       01  I-70     PIC S9(17) COMP-5.
       01  I-71     PIC S9(18) COMP-5.
       01  I-72     PIC 9(1) COMP-X.
       01  I-73     PIC 9(2) COMP-X.
       01  I-74     PIC 9(3) COMP-X.
       01  I-75     PIC 9(4) COMP-X.
       01  I-76     PIC 9(5) COMP-X.
       01  I-77     PIC 9(6) COMP-X.
       01  I-78     PIC 9(7) COMP-X.
       01  I-79     PIC 9(8) COMP-X.
       01  I-80     PIC 9(9) COMP-X.
       01  I-81     PIC 9(10) COMP-X.
       01  I-82     PIC 9(11) COMP-X.
       01  I-83     PIC 9(12) COMP-X.
       01  I-84     PIC 9(13) COMP-X.
       01  I-85     PIC 9(14) COMP-X.
       01  I-86     PIC 9(15) COMP-X.
       01  I-87     PIC 9(16) COMP-X.
       01  I-88     PIC 9(17) COMP-X.
       01  I-89     PIC 9(18) COMP-X.
       01  I-90     PIC S9(1) COMP-X.
       01  I-91     PIC S9(2) COMP-X.
       01  I-92     PIC S9(3) COMP-X.
       01  I-93     PIC S9(4) COMP-X.
       01  I-94     PIC S9(5) COMP-X.
       01  I-95     PIC S9(6) COMP-X.
       01  I-96     PIC S9(7) COMP-X.
       01  I-97     PIC S9(8) COMP-X.
       01  I-98     PIC S9(9) COMP-X.
       01  I-99     PIC S9(10) COMP-X.
       01  I-100    PIC S9(11) COMP-X.
       01  I-101    PIC S9(12) COMP-X.
       01  I-102    PIC S9(13) COMP-X.
       01  I-103    PIC S9(14) COMP-X.
       01  I-104    PIC S9(15) COMP-X.
       01  I-105    PIC S9(16) COMP-X.
       01  I-106    PIC S9(17) COMP-X.
       01  I-107    PIC S9(18) COMP-X.
       01  I-108    PIC 9(1) COMP-N.
       01  I-109    PIC 9(2) COMP-N.
       01  I-110    PIC 9(3) COMP-N.
       01  I-111    PIC 9(4) COMP-N.
       01  I-112    PIC 9(5) COMP-N.
       01  I-113    PIC 9(6) COMP-N.
       01  I-114    PIC 9(7) COMP-N.
       01  I-115    PIC 9(8) COMP-N.
       01  I-116    PIC 9(9) COMP-N.
       01  I-117    PIC 9(10) COMP-N.
       01  I-118    PIC 9(11) COMP-N.
       01  I-119    PIC 9(12) COMP-N.
       01  I-120    PIC 9(13) COMP-N.
       01  I-121    PIC 9(14) COMP-N.
       01  I-122    PIC 9(15) COMP-N.
       01  I-123    PIC 9(16) COMP-N.
       01  I-124    PIC 9(17) COMP-N.
       01  I-125    PIC 9(18) COMP-N.
       01  I-126    PIC S9(1) COMP-N.
       01  I-127    PIC S9(2) COMP-N.
       01  I-128    PIC S9(3) COMP-N.
       01  I-129    PIC S9(4) COMP-N.
       01  I-130    PIC S9(5) COMP-N.
       01  I-131    PIC S9(6) COMP-N.
       01  I-132    PIC S9(7) COMP-N.
       01  I-133    PIC S9(8) COMP-N.
       01  I-134    PIC S9(9) COMP-N.
       01  I-135    PIC S9(10) COMP-N.
       01  I-136    PIC S9(11) COMP-N.
       01  I-137    PIC S9(12) COMP-N.
       01  I-138    PIC S9(13) COMP-N.
       01  I-139    PIC S9(14) COMP-N.
       01  I-140    PIC S9(15) COMP-N.
       01  I-141    PIC S9(16) COMP-N.
       01  I-142    PIC S9(17) COMP-N.
       01  I-143    PIC S9(18) COMP-N.
       01  I-144    PIC 9(1) COMP-3.
       01  I-145    PIC 9(2) COMP-3.
       01  I-146    PIC 9(3) COMP-3.
       01  I-147    PIC 9(4) COMP-3.
       01  I-148    PIC 9(5) COMP-3.
       01  I-149    PIC 9(6) COMP-3.
       01  I-150    PIC 9(7) COMP-3.
       01  I-151    PIC 9(8) COMP-3.
       01  I-152    PIC 9(9) COMP-3.
       01  I-153    PIC 9(10) COMP-3.
       01  I-154    PIC 9(11) COMP-3.
       01  I-155    PIC 9(12) COMP-3.
       01  I-156    PIC 9(13) COMP-3.
       01  I-157    PIC 9(14) COMP-3.
       01  I-158    PIC 9(15) COMP-3.
       01  I-159    PIC 9(16) COMP-3.
       01  I-160    PIC 9(17) COMP-3.
       01  I-161    PIC 9(18) COMP-3.
       01  I-162    PIC 9(19) COMP-3.
       01  I-163    PIC 9(20) COMP-3.
       01  I-164    PIC 9(21) COMP-3.
       01  I-165    PIC 9(22) COMP-3.
       01  I-166    PIC 9(23) COMP-3.
       01  I-167    PIC 9(24) COMP-3.
       01  I-168    PIC 9(25) COMP-3.
       01  I-169    PIC 9(26) COMP-3.
       01  I-170    PIC 9(27) COMP-3.
       01  I-171    PIC 9(28) COMP-3.
       01  I-172    PIC 9(29) COMP-3.
       01  I-173    PIC 9(30) COMP-3.
       01  I-174    PIC 9(31) COMP-3.
       01  I-175    PIC 9(32) COMP-3.
       01  I-176    PIC 9(33) COMP-3.
       01  I-177    PIC 9(34) COMP-3.
       01  I-178    PIC 9(35) COMP-3.
       01  I-179    PIC 9(36) COMP-3.
       01  I-180    PIC 9(37) COMP-3.
       01  I-181    PIC 9(38) COMP-3.
       01  I-182    PIC S9(1) COMP-3.
       01  I-183    PIC S9(2) COMP-3.
       01  I-184    PIC S9(3) COMP-3.
       01  I-185    PIC S9(4) COMP-3.
       01  I-186    PIC S9(5) COMP-3.
       01  I-187    PIC S9(6) COMP-3.
       01  I-188    PIC S9(7) COMP-3.
       01  I-189    PIC S9(8) COMP-3.
       01  I-190    PIC S9(9) COMP-3.
       01  I-191    PIC S9(10) COMP-3.
       01  I-192    PIC S9(11) COMP-3.
       01  I-193    PIC S9(12) COMP-3.
       01  I-194    PIC S9(13) COMP-3.
       01  I-195    PIC S9(14) COMP-3.
       01  I-196    PIC S9(15) COMP-3.
       01  I-197    PIC S9(16) COMP-3.
       01  I-198    PIC S9(17) COMP-3.
       01  I-199    PIC S9(18) COMP-3.
       01  I-200    PIC S9(19) COMP-3.
       01  I-201    PIC S9(20) COMP-3.
       01  I-202    PIC S9(21) COMP-3.
       01  I-203    PIC S9(22) COMP-3.
       01  I-204    PIC S9(23) COMP-3.
       01  I-205    PIC S9(24) COMP-3.
       01  I-206    PIC S9(25) COMP-3.
       01  I-207    PIC S9(26) COMP-3.
       01  I-208    PIC S9(27) COMP-3.
       01  I-209    PIC S9(28) COMP-3.
       01  I-210    PIC S9(29) COMP-3.
       01  I-211    PIC S9(30) COMP-3.
       01  I-212    PIC S9(31) COMP-3.
       01  I-213    PIC S9(32) COMP-3.
       01  I-214    PIC S9(33) COMP-3.
       01  I-215    PIC S9(34) COMP-3.
       01  I-216    PIC S9(35) COMP-3.
       01  I-217    PIC S9(36) COMP-3.
       01  I-218    PIC S9(37) COMP-3.
       01  I-219    PIC S9(38) COMP-3.
       01  I-220    PIC 9(1) COMP-6.
       01  I-221    PIC 9(2) COMP-6.
       01  I-222    PIC 9(3) COMP-6.
       01  I-223    PIC 9(4) COMP-6.
       01  I-224    PIC 9(5) COMP-6.
       01  I-225    PIC 9(6) COMP-6.
       01  I-226    PIC 9(7) COMP-6.
       01  I-227    PIC 9(8) COMP-6.
       01  I-228    PIC 9(9) COMP-6.
       01  I-229    PIC 9(10) COMP-6.
       01  I-230    PIC 9(11) COMP-6.
       01  I-231    PIC 9(12) COMP-6.
       01  I-232    PIC 9(13) COMP-6.
       01  I-233    PIC 9(14) COMP-6.
       01  I-234    PIC 9(15) COMP-6.
       01  I-235    PIC 9(16) COMP-6.
       01  I-236    PIC 9(17) COMP-6.
       01  I-237    PIC 9(18) COMP-6.
       01  I-238    PIC 9(19) COMP-6.
       01  I-239    PIC 9(20) COMP-6.
       01  I-240    PIC 9(21) COMP-6.
       01  I-241    PIC 9(22) COMP-6.
       01  I-242    PIC 9(23) COMP-6.
       01  I-243    PIC 9(24) COMP-6.
       01  I-244    PIC 9(25) COMP-6.
       01  I-245    PIC 9(26) COMP-6.
       01  I-246    PIC 9(27) COMP-6.
       01  I-247    PIC 9(28) COMP-6.
       01  I-248    PIC 9(29) COMP-6.
       01  I-249    PIC 9(30) COMP-6.
       01  I-250    PIC 9(31) COMP-6.
       01  I-251    PIC 9(32) COMP-6.
       01  I-252    PIC 9(33) COMP-6.
       01  I-253    PIC 9(34) COMP-6.
       01  I-254    PIC 9(35) COMP-6.
       01  I-255    PIC 9(36) COMP-6.
       01  I-256    PIC 9(37) COMP-6.
       01  I-257    PIC 9(38) COMP-6.
       01  I-258    PIC X(1) COMP-5.
       01  I-259    PIC X(2) COMP-5.
       01  I-260    PIC X(3) COMP-5.
       01  I-261    PIC X(4) COMP-5.
       01  I-262    PIC X(5) COMP-5.
       01  I-263    PIC X(6) COMP-5.
       01  I-264    PIC X(7) COMP-5.
       01  I-265    PIC X(8) COMP-5.
       01  I-266    PIC X(1) COMP-X.
       01  I-267    PIC X(2) COMP-X.
       01  I-268    PIC X(3) COMP-X.
       01  I-269    PIC X(4) COMP-X.
       01  I-270    PIC X(5) COMP-X.
       01  I-271    PIC X(6) COMP-X.
       01  I-272    PIC X(7) COMP-X.
       01  I-273    PIC X(8) COMP-X.
       01  I-274    PIC X(1) COMP-N.
       01  I-275    PIC X(2) COMP-N.
       01  I-276    PIC X(3) COMP-N.
       01  I-277    PIC X(4) COMP-N.
       01  I-278    PIC X(5) COMP-N.
       01  I-279    PIC X(6) COMP-N.
       01  I-280    PIC X(7) COMP-N.
       01  I-281    PIC X(8) COMP-N.
       01  I-282    BINARY-CHAR.
       01  I-283    BINARY-SHORT.
       01  I-284    BINARY-LONG.
       01  I-285    BINARY-DOUBLE.
       01  I-286    SIGNED-SHORT.
       01  I-287    SIGNED-INT.
       01  I-288    SIGNED-LONG.
       01  I-289    UNSIGNED-SHORT.
       01  I-290    UNSIGNED-INT.
       01  I-291    UNSIGNED-LONG.
       01  I-292    COMP-1.
       01  I-293    COMP-2.
       01  I-294    FLOAT-SHORT.
       01  I-295    FLOAT-LONG.
       01  I-296    FLOAT-DECIMAL-16.
       01  I-297    FLOAT-DECIMAL-34.
       01  I-298    INDEX.
       01  I-299    POINTER.
       01  I-300    PROGRAM-POINTER.
       01  I-301    PROCEDURE-POINTER.
       PROCEDURE DIVISION.
           DISPLAY 'COMP 9(1) ' LENGTH OF I-0.
           DISPLAY 'COMP 9(2) ' LENGTH OF I-1.
           DISPLAY 'COMP 9(3) ' LENGTH OF I-2.
           DISPLAY 'COMP 9(4) ' LENGTH OF I-3.
           DISPLAY 'COMP 9(5) ' LENGTH OF I-4.
           DISPLAY 'COMP 9(6) ' LENGTH OF I-5.
           DISPLAY 'COMP 9(7) ' LENGTH OF I-6.
           DISPLAY 'COMP 9(8) ' LENGTH OF I-7.
           DISPLAY 'COMP 9(9) ' LENGTH OF I-8.
           DISPLAY 'COMP 9(10) ' LENGTH OF I-9.
           DISPLAY 'COMP 9(11) ' LENGTH OF I-10.
           DISPLAY 'COMP 9(12) ' LENGTH OF I-11.
           DISPLAY 'COMP 9(13) ' LENGTH OF I-12.
           DISPLAY 'COMP 9(14) ' LENGTH OF I-13.
           DISPLAY 'COMP 9(15) ' LENGTH OF I-14.
           DISPLAY 'COMP 9(16) ' LENGTH OF I-15.
           DISPLAY 'COMP 9(17) ' LENGTH OF I-16.
           DISPLAY 'COMP 9(18) ' LENGTH OF I-17.
           DISPLAY 'COMP S9(1) ' LENGTH OF I-18.
           DISPLAY 'COMP S9(2) ' LENGTH OF I-19.
           DISPLAY 'COMP S9(3) ' LENGTH OF I-20.
           DISPLAY 'COMP S9(4) ' LENGTH OF I-21.
           DISPLAY 'COMP S9(5) ' LENGTH OF I-22.
           DISPLAY 'COMP S9(6) ' LENGTH OF I-23.
           DISPLAY 'COMP S9(7) ' LENGTH OF I-24.
           DISPLAY 'COMP S9(8) ' LENGTH OF I-25.
           DISPLAY 'COMP S9(9) ' LENGTH OF I-26.
           DISPLAY 'COMP S9(10) ' LENGTH OF I-27.
           DISPLAY 'COMP S9(11) ' LENGTH OF I-28.
           DISPLAY 'COMP S9(12) ' LENGTH OF I-29.
           DISPLAY 'COMP S9(13) ' LENGTH OF I-30.
           DISPLAY 'COMP S9(14) ' LENGTH OF I-31.
           DISPLAY 'COMP S9(15) ' LENGTH OF I-32.
           DISPLAY 'COMP S9(16) ' LENGTH OF I-33.
           DISPLAY 'COMP S9(17) ' LENGTH OF I-34.
           DISPLAY 'COMP S9(18) ' LENGTH OF I-35.
           DISPLAY 'COMP-5 9(1) ' LENGTH OF I-36.
           DISPLAY 'COMP-5 9(2) ' LENGTH OF I-37.
           DISPLAY 'COMP-5 9(3) ' LENGTH OF I-38.
           DISPLAY 'COMP-5 9(4) ' LENGTH OF I-39.
           DISPLAY 'COMP-5 9(5) ' LENGTH OF I-40.
           DISPLAY 'COMP-5 9(6) ' LENGTH OF I-41.
           DISPLAY 'COMP-5 9(7) ' LENGTH OF I-42.
           DISPLAY 'COMP-5 9(8) ' LENGTH OF I-43.
           DISPLAY 'COMP-5 9(9) ' LENGTH OF I-44.
           DISPLAY 'COMP-5 9(10) ' LENGTH OF I-45.
           DISPLAY 'COMP-5 9(11) ' LENGTH OF I-46.
           DISPLAY 'COMP-5 9(12) ' LENGTH OF I-47.
           DISPLAY 'COMP-5 9(13) ' LENGTH OF I-48.
           DISPLAY 'COMP-5 9(14) ' LENGTH OF I-49.
           DISPLAY 'COMP-5 9(15) ' LENGTH OF I-50.
           DISPLAY 'COMP-5 9(16) ' LENGTH OF I-51.
           DISPLAY 'COMP-5 9(17) ' LENGTH OF I-52.
           DISPLAY 'COMP-5 9(18) ' LENGTH OF I-53.
           DISPLAY 'COMP-5 S9(1) ' LENGTH OF I-54.
           DISPLAY 'COMP-5 S9(2) ' LENGTH OF I-55.
           DISPLAY 'COMP-5 S9(3) ' LENGTH OF I-56.
           DISPLAY 'COMP-5 S9(4) ' LENGTH OF I-57.
           DISPLAY 'COMP-5 S9(5) ' LENGTH OF I-58.
           DISPLAY 'COMP-5 S9(6) ' LENGTH OF I-59.
           DISPLAY 'COMP-5 S9(7) ' LENGTH OF I-60.
           DISPLAY 'COMP-5 S9(8) ' LENGTH OF I-61.
           DISPLAY 'COMP-5 S9(9) ' LENGTH OF I-62.
           DISPLAY 'COMP-5 S9(10) ' LENGTH OF I-63.
           DISPLAY 'COMP-5 S9(11) ' LENGTH OF I-64.
           DISPLAY 'COMP-5 S9(12) ' LENGTH OF I-65.
           DISPLAY 'COMP-5 S9(13) ' LENGTH OF I-66.
           DISPLAY 'COMP-5 S9(14) ' LENGTH OF I-67.
           DISPLAY 'COMP-5 S9(15) ' LENGTH OF I-68.
           DISPLAY 'COMP-5 S9(16) ' LENGTH OF I-69.
           DISPLAY 'COMP-5 S9(17) ' LENGTH OF I-70.
           DISPLAY 'COMP-5 S9(18) ' LENGTH OF I-71.
           DISPLAY 'COMP-X 9(1) ' LENGTH OF I-72.
           DISPLAY 'COMP-X 9(2) ' LENGTH OF I-73.
           DISPLAY 'COMP-X 9(3) ' LENGTH OF I-74.
           DISPLAY 'COMP-X 9(4) ' LENGTH OF I-75.
           DISPLAY 'COMP-X 9(5) ' LENGTH OF I-76.
           DISPLAY 'COMP-X 9(6) ' LENGTH OF I-77.
           DISPLAY 'COMP-X 9(7) ' LENGTH OF I-78.
           DISPLAY 'COMP-X 9(8) ' LENGTH OF I-79.
           DISPLAY 'COMP-X 9(9) ' LENGTH OF I-80.
           DISPLAY 'COMP-X 9(10) ' LENGTH OF I-81.
           DISPLAY 'COMP-X 9(11) ' LENGTH OF I-82.
           DISPLAY 'COMP-X 9(12) ' LENGTH OF I-83.
           DISPLAY 'COMP-X 9(13) ' LENGTH OF I-84.
           DISPLAY 'COMP-X 9(14) ' LENGTH OF I-85.
           DISPLAY 'COMP-X 9(15) ' LENGTH OF I-86.
           DISPLAY 'COMP-X 9(16) ' LENGTH OF I-87.
           DISPLAY 'COMP-X 9(17) ' LENGTH OF I-88.
           DISPLAY 'COMP-X 9(18) ' LENGTH OF I-89.
           DISPLAY 'COMP-X S9(1) ' LENGTH OF I-90.
           DISPLAY 'COMP-X S9(2) ' LENGTH OF I-91.
           DISPLAY 'COMP-X S9(3) ' LENGTH OF I-92.
           DISPLAY 'COMP-X S9(4) ' LENGTH OF I-93.
           DISPLAY 'COMP-X S9(5) ' LENGTH OF I-94.
           DISPLAY 'COMP-X S9(6) ' LENGTH OF I-95.
           DISPLAY 'COMP-X S9(7) ' LENGTH OF I-96.
           DISPLAY 'COMP-X S9(8) ' LENGTH OF I-97.
           DISPLAY 'COMP-X S9(9) ' LENGTH OF I-98.
           DISPLAY 'COMP-X S9(10) ' LENGTH OF I-99.
           DISPLAY 'COMP-X S9(11) ' LENGTH OF I-100.
           DISPLAY 'COMP-X S9(12) ' LENGTH OF I-101.
           DISPLAY 'COMP-X S9(13) ' LENGTH OF I-102.
           DISPLAY 'COMP-X S9(14) ' LENGTH OF I-103.
           DISPLAY 'COMP-X S9(15) ' LENGTH OF I-104.
           DISPLAY 'COMP-X S9(16) ' LENGTH OF I-105.
           DISPLAY 'COMP-X S9(17) ' LENGTH OF I-106.
           DISPLAY 'COMP-X S9(18) ' LENGTH OF I-107.
           DISPLAY 'COMP-N 9(1) ' LENGTH OF I-108.
           DISPLAY 'COMP-N 9(2) ' LENGTH OF I-109.
           DISPLAY 'COMP-N 9(3) ' LENGTH OF I-110.
           DISPLAY 'COMP-N 9(4) ' LENGTH OF I-111.
           DISPLAY 'COMP-N 9(5) ' LENGTH OF I-112.
           DISPLAY 'COMP-N 9(6) ' LENGTH OF I-113.
           DISPLAY 'COMP-N 9(7) ' LENGTH OF I-114.
           DISPLAY 'COMP-N 9(8) ' LENGTH OF I-115.
           DISPLAY 'COMP-N 9(9) ' LENGTH OF I-116.
           DISPLAY 'COMP-N 9(10) ' LENGTH OF I-117.
           DISPLAY 'COMP-N 9(11) ' LENGTH OF I-118.
           DISPLAY 'COMP-N 9(12) ' LENGTH OF I-119.
           DISPLAY 'COMP-N 9(13) ' LENGTH OF I-120.
           DISPLAY 'COMP-N 9(14) ' LENGTH OF I-121.
           DISPLAY 'COMP-N 9(15) ' LENGTH OF I-122.
           DISPLAY 'COMP-N 9(16) ' LENGTH OF I-123.
           DISPLAY 'COMP-N 9(17) ' LENGTH OF I-124.
           DISPLAY 'COMP-N 9(18) ' LENGTH OF I-125.
           DISPLAY 'COMP-N S9(1) ' LENGTH OF I-126.
           DISPLAY 'COMP-N S9(2) ' LENGTH OF I-127.
           DISPLAY 'COMP-N S9(3) ' LENGTH OF I-128.
           DISPLAY 'COMP-N S9(4) ' LENGTH OF I-129.
           DISPLAY 'COMP-N S9(5) ' LENGTH OF I-130.
           DISPLAY 'COMP-N S9(6) ' LENGTH OF I-131.
           DISPLAY 'COMP-N S9(7) ' LENGTH OF I-132.
           DISPLAY 'COMP-N S9(8) ' LENGTH OF I-133.
           DISPLAY 'COMP-N S9(9) ' LENGTH OF I-134.
           DISPLAY 'COMP-N S9(10) ' LENGTH OF I-135.
           DISPLAY 'COMP-N S9(11) ' LENGTH OF I-136.
           DISPLAY 'COMP-N S9(12) ' LENGTH OF I-137.
           DISPLAY 'COMP-N S9(13) ' LENGTH OF I-138.
           DISPLAY 'COMP-N S9(14) ' LENGTH OF I-139.
           DISPLAY 'COMP-N S9(15) ' LENGTH OF I-140.
           DISPLAY 'COMP-N S9(16) ' LENGTH OF I-141.
           DISPLAY 'COMP-N S9(17) ' LENGTH OF I-142.
           DISPLAY 'COMP-N S9(18) ' LENGTH OF I-143.
           DISPLAY 'COMP-3 9(1) ' LENGTH OF I-144.
           DISPLAY 'COMP-3 9(2) ' LENGTH OF I-145.
           DISPLAY 'COMP-3 9(3) ' LENGTH OF I-146.
           DISPLAY 'COMP-3 9(4) ' LENGTH OF I-147.
           DISPLAY 'COMP-3 9(5) ' LENGTH OF I-148.
           DISPLAY 'COMP-3 9(6) ' LENGTH OF I-149.
           DISPLAY 'COMP-3 9(7) ' LENGTH OF I-150.
           DISPLAY 'COMP-3 9(8) ' LENGTH OF I-151.
           DISPLAY 'COMP-3 9(9) ' LENGTH OF I-152.
           DISPLAY 'COMP-3 9(10) ' LENGTH OF I-153.
           DISPLAY 'COMP-3 9(11) ' LENGTH OF I-154.
           DISPLAY 'COMP-3 9(12) ' LENGTH OF I-155.
           DISPLAY 'COMP-3 9(13) ' LENGTH OF I-156.
           DISPLAY 'COMP-3 9(14) ' LENGTH OF I-157.
           DISPLAY 'COMP-3 9(15) ' LENGTH OF I-158.
           DISPLAY 'COMP-3 9(16) ' LENGTH OF I-159.
           DISPLAY 'COMP-3 9(17) ' LENGTH OF I-160.
           DISPLAY 'COMP-3 9(18) ' LENGTH OF I-161.
           DISPLAY 'COMP-3 9(19) ' LENGTH OF I-162.
           DISPLAY 'COMP-3 9(20) ' LENGTH OF I-163.
           DISPLAY 'COMP-3 9(21) ' LENGTH OF I-164.
           DISPLAY 'COMP-3 9(22) ' LENGTH OF I-165.
           DISPLAY 'COMP-3 9(23) ' LENGTH OF I-166.
           DISPLAY 'COMP-3 9(24) ' LENGTH OF I-167.
           DISPLAY 'COMP-3 9(25) ' LENGTH OF I-168.
           DISPLAY 'COMP-3 9(26) ' LENGTH OF I-169.
           DISPLAY 'COMP-3 9(27) ' LENGTH OF I-170.
           DISPLAY 'COMP-3 9(28) ' LENGTH OF I-171.
           DISPLAY 'COMP-3 9(29) ' LENGTH OF I-172.
           DISPLAY 'COMP-3 9(30) ' LENGTH OF I-173.
           DISPLAY 'COMP-3 9(31) ' LENGTH OF I-174.
           DISPLAY 'COMP-3 9(32) ' LENGTH OF I-175.
           DISPLAY 'COMP-3 9(33) ' LENGTH OF I-176.
           DISPLAY 'COMP-3 9(34) ' LENGTH OF I-177.
           DISPLAY 'COMP-3 9(35) ' LENGTH OF I-178.
           DISPLAY 'COMP-3 9(36) ' LENGTH OF I-179.
           DISPLAY 'COMP-3 9(37) ' LENGTH OF I-180.
           DISPLAY 'COMP-3 9(38) ' LENGTH OF I-181.
           DISPLAY 'COMP-3 S9(1) ' LENGTH OF I-182.
           DISPLAY 'COMP-3 S9(2) ' LENGTH OF I-183.
           DISPLAY 'COMP-3 S9(3) ' LENGTH OF I-184.
           DISPLAY 'COMP-3 S9(4) ' LENGTH OF I-185.
           DISPLAY 'COMP-3 S9(5) ' LENGTH OF I-186.
           DISPLAY 'COMP-3 S9(6) ' LENGTH OF I-187.
           DISPLAY 'COMP-3 S9(7) ' LENGTH OF I-188.
           DISPLAY 'COMP-3 S9(8) ' LENGTH OF I-189.
           DISPLAY 'COMP-3 S9(9) ' LENGTH OF I-190.
           DISPLAY 'COMP-3 S9(10) ' LENGTH OF I-191.
           DISPLAY 'COMP-3 S9(11) ' LENGTH OF I-192.
           DISPLAY 'COMP-3 S9(12) ' LENGTH OF I-193.
           DISPLAY 'COMP-3 S9(13) ' LENGTH OF I-194.
           DISPLAY 'COMP-3 S9(14) ' LENGTH OF I-195.
           DISPLAY 'COMP-3 S9(15) ' LENGTH OF I-196.
           DISPLAY 'COMP-3 S9(16) ' LENGTH OF I-197.
           DISPLAY 'COMP-3 S9(17) ' LENGTH OF I-198.
           DISPLAY 'COMP-3 S9(18) ' LENGTH OF I-199.
           DISPLAY 'COMP-3 S9(19) ' LENGTH OF I-200.
           DISPLAY 'COMP-3 S9(20) ' LENGTH OF I-201.
           DISPLAY 'COMP-3 S9(21) ' LENGTH OF I-202.
           DISPLAY 'COMP-3 S9(22) ' LENGTH OF I-203.
           DISPLAY 'COMP-3 S9(23) ' LENGTH OF I-204.
           DISPLAY 'COMP-3 S9(24) ' LENGTH OF I-205.
           DISPLAY 'COMP-3 S9(25) ' LENGTH OF I-206.
           DISPLAY 'COMP-3 S9(26) ' LENGTH OF I-207.
           DISPLAY 'COMP-3 S9(27) ' LENGTH OF I-208.
           DISPLAY 'COMP-3 S9(28) ' LENGTH OF I-209.
           DISPLAY 'COMP-3 S9(29) ' LENGTH OF I-210.
           DISPLAY 'COMP-3 S9(30) ' LENGTH OF I-211.
           DISPLAY 'COMP-3 S9(31) ' LENGTH OF I-212.
           DISPLAY 'COMP-3 S9(32) ' LENGTH OF I-213.
           DISPLAY 'COMP-3 S9(33) ' LENGTH OF I-214.
           DISPLAY 'COMP-3 S9(34) ' LENGTH OF I-215.
           DISPLAY 'COMP-3 S9(35) ' LENGTH OF I-216.
           DISPLAY 'COMP-3 S9(36) ' LENGTH OF I-217.
           DISPLAY 'COMP-3 S9(37) ' LENGTH OF I-218.
           DISPLAY 'COMP-3 S9(38) ' LENGTH OF I-219.
           DISPLAY 'COMP-6 9(1) ' LENGTH OF I-220.
           DISPLAY 'COMP-6 9(2) ' LENGTH OF I-221.
           DISPLAY 'COMP-6 9(3) ' LENGTH OF I-222.
           DISPLAY 'COMP-6 9(4) ' LENGTH OF I-223.
           DISPLAY 'COMP-6 9(5) ' LENGTH OF I-224.
           DISPLAY 'COMP-6 9(6) ' LENGTH OF I-225.
           DISPLAY 'COMP-6 9(7) ' LENGTH OF I-226.
           DISPLAY 'COMP-6 9(8) ' LENGTH OF I-227.
           DISPLAY 'COMP-6 9(9) ' LENGTH OF I-228.
           DISPLAY 'COMP-6 9(10) ' LENGTH OF I-229.
           DISPLAY 'COMP-6 9(11) ' LENGTH OF I-230.
           DISPLAY 'COMP-6 9(12) ' LENGTH OF I-231.
           DISPLAY 'COMP-6 9(13) ' LENGTH OF I-232.
           DISPLAY 'COMP-6 9(14) ' LENGTH OF I-233.
           DISPLAY 'COMP-6 9(15) ' LENGTH OF I-234.
           DISPLAY 'COMP-6 9(16) ' LENGTH OF I-235.
           DISPLAY 'COMP-6 9(17) ' LENGTH OF I-236.
           DISPLAY 'COMP-6 9(18) ' LENGTH OF I-237.
           DISPLAY 'COMP-6 9(19) ' LENGTH OF I-238.
           DISPLAY 'COMP-6 9(20) ' LENGTH OF I-239.
           DISPLAY 'COMP-6 9(21) ' LENGTH OF I-240.
           DISPLAY 'COMP-6 9(22) ' LENGTH OF I-241.
           DISPLAY 'COMP-6 9(23) ' LENGTH OF I-242.
           DISPLAY 'COMP-6 9(24) ' LENGTH OF I-243.
           DISPLAY 'COMP-6 9(25) ' LENGTH OF I-244.
           DISPLAY 'COMP-6 9(26) ' LENGTH OF I-245.
           DISPLAY 'COMP-6 9(27) ' LENGTH OF I-246.
           DISPLAY 'COMP-6 9(28) ' LENGTH OF I-247.
           DISPLAY 'COMP-6 9(29) ' LENGTH OF I-248.
           DISPLAY 'COMP-6 9(30) ' LENGTH OF I-249.
           DISPLAY 'COMP-6 9(31) ' LENGTH OF I-250.
           DISPLAY 'COMP-6 9(32) ' LENGTH OF I-251.
           DISPLAY 'COMP-6 9(33) ' LENGTH OF I-252.
           DISPLAY 'COMP-6 9(34) ' LENGTH OF I-253.
           DISPLAY 'COMP-6 9(35) ' LENGTH OF I-254.
           DISPLAY 'COMP-6 9(36) ' LENGTH OF I-255.
           DISPLAY 'COMP-6 9(37) ' LENGTH OF I-256.
           DISPLAY 'COMP-6 9(38) ' LENGTH OF I-257.
           DISPLAY 'COMP-5 X(1) ' LENGTH OF I-258.
           DISPLAY 'COMP-5 X(2) ' LENGTH OF I-259.
           DISPLAY 'COMP-5 X(3) ' LENGTH OF I-260.
           DISPLAY 'COMP-5 X(4) ' LENGTH OF I-261.
           DISPLAY 'COMP-5 X(5) ' LENGTH OF I-262.
           DISPLAY 'COMP-5 X(6) ' LENGTH OF I-263.
           DISPLAY 'COMP-5 X(7) ' LENGTH OF I-264.
           DISPLAY 'COMP-5 X(8) ' LENGTH OF I-265.
           DISPLAY 'COMP-X X(1) ' LENGTH OF I-266.
           DISPLAY 'COMP-X X(2) ' LENGTH OF I-267.
           DISPLAY 'COMP-X X(3) ' LENGTH OF I-268.
           DISPLAY 'COMP-X X(4) ' LENGTH OF I-269.
           DISPLAY 'COMP-X X(5) ' LENGTH OF I-270.
           DISPLAY 'COMP-X X(6) ' LENGTH OF I-271.
           DISPLAY 'COMP-X X(7) ' LENGTH OF I-272.
           DISPLAY 'COMP-X X(8) ' LENGTH OF I-273.
           DISPLAY 'COMP-N X(1) ' LENGTH OF I-274.
           DISPLAY 'COMP-N X(2) ' LENGTH OF I-275.
           DISPLAY 'COMP-N X(3) ' LENGTH OF I-276.
           DISPLAY 'COMP-N X(4) ' LENGTH OF I-277.
           DISPLAY 'COMP-N X(5) ' LENGTH OF I-278.
           DISPLAY 'COMP-N X(6) ' LENGTH OF I-279.
           DISPLAY 'COMP-N X(7) ' LENGTH OF I-280.
           DISPLAY 'COMP-N X(8) ' LENGTH OF I-281.
           DISPLAY 'BINARY-CHAR ' LENGTH OF I-282.
           DISPLAY 'BINARY-SHORT ' LENGTH OF I-283.
           DISPLAY 'BINARY-LONG ' LENGTH OF I-284.
           DISPLAY 'BINARY-DOUBLE ' LENGTH OF I-285.
           DISPLAY 'SIGNED-SHORT ' LENGTH OF I-286.
           DISPLAY 'SIGNED-INT ' LENGTH OF I-287.
           DISPLAY 'SIGNED-LONG ' LENGTH OF I-288.
           DISPLAY 'UNSIGNED-SHORT ' LENGTH OF I-289.
           DISPLAY 'UNSIGNED-INT ' LENGTH OF I-290.
           DISPLAY 'UNSIGNED-LONG ' LENGTH OF I-291.
           DISPLAY 'COMP-1 ' LENGTH OF I-292.
           DISPLAY 'COMP-2 ' LENGTH OF I-293.
           DISPLAY 'FLOAT-SHORT ' LENGTH OF I-294.
           DISPLAY 'FLOAT-LONG ' LENGTH OF I-295.
           DISPLAY 'FLOAT-DECIMAL-16 ' LENGTH OF I-296.
           DISPLAY 'FLOAT-DECIMAL-34 ' LENGTH OF I-297.
           DISPLAY 'INDEX ' LENGTH OF I-298.
           DISPLAY 'POINTER ' LENGTH OF I-299.
           DISPLAY 'PROGRAM-POINTER ' LENGTH OF I-300.
           DISPLAY 'PROCEDURE-POINTER ' LENGTH OF I-301.
           STOP RUN.
