      * GROUND: OFFSET AND LENGTH OF EVERY ITEM.
      * WRITTEN BY GENERATE_GNUCOBOL.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. GROUND.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
           COPY GROUND.
       01  PLACE                       POINTER.
       01  PLACE-NO REDEFINES PLACE    BINARY-DOUBLE UNSIGNED.
       01  ORIGIN                      BINARY-DOUBLE UNSIGNED.
       01  SHOWN-NO                    PIC 9(5).
       PROCEDURE DIVISION.
           SET PLACE TO ADDRESS OF GROUND-RECORD.
           MOVE PLACE-NO TO ORIGIN.
           SET PLACE TO ADDRESS OF GROUND-RECORD.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'GROUND-RECORD ' SHOWN-NO ' ' LENGTH OF
             GROUND-RECORD.
           SET PLACE TO ADDRESS OF A-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'A-0 ' SHOWN-NO ' ' LENGTH OF
             A-0.
           SET PLACE TO ADDRESS OF A-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'A-1 ' SHOWN-NO ' ' LENGTH OF
             A-1.
           SET PLACE TO ADDRESS OF A-2.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'A-2 ' SHOWN-NO ' ' LENGTH OF
             A-2.
           SET PLACE TO ADDRESS OF B-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'B-0 ' SHOWN-NO ' ' LENGTH OF
             B-0.
           SET PLACE TO ADDRESS OF B-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'B-1 ' SHOWN-NO ' ' LENGTH OF
             B-1.
           SET PLACE TO ADDRESS OF B-2.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'B-2 ' SHOWN-NO ' ' LENGTH OF
             B-2.
           SET PLACE TO ADDRESS OF B-3.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'B-3 ' SHOWN-NO ' ' LENGTH OF
             B-3.
           SET PLACE TO ADDRESS OF C-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-0 ' SHOWN-NO ' ' LENGTH OF
             C-0.
           SET PLACE TO ADDRESS OF C-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-1 ' SHOWN-NO ' ' LENGTH OF
             C-1.
           SET PLACE TO ADDRESS OF C-2.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-2 ' SHOWN-NO ' ' LENGTH OF
             C-2.
           SET PLACE TO ADDRESS OF C-3.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-3 ' SHOWN-NO ' ' LENGTH OF
             C-3.
           SET PLACE TO ADDRESS OF C-4.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-4 ' SHOWN-NO ' ' LENGTH OF
             C-4.
           SET PLACE TO ADDRESS OF C-5.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-5 ' SHOWN-NO ' ' LENGTH OF
             C-5.
           SET PLACE TO ADDRESS OF C-6.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-6 ' SHOWN-NO ' ' LENGTH OF
             C-6.
           SET PLACE TO ADDRESS OF C-7.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-7 ' SHOWN-NO ' ' LENGTH OF
             C-7.
           SET PLACE TO ADDRESS OF C-8.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-8 ' SHOWN-NO ' ' LENGTH OF
             C-8.
           SET PLACE TO ADDRESS OF C-9.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'C-9 ' SHOWN-NO ' ' LENGTH OF
             C-9.
           SET PLACE TO ADDRESS OF D-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-0 ' SHOWN-NO ' ' LENGTH OF
             D-0.
           SET PLACE TO ADDRESS OF D-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-1 ' SHOWN-NO ' ' LENGTH OF
             D-1.
           SET PLACE TO ADDRESS OF D-2.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-2 ' SHOWN-NO ' ' LENGTH OF
             D-2.
           SET PLACE TO ADDRESS OF D-3.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-3 ' SHOWN-NO ' ' LENGTH OF
             D-3.
           SET PLACE TO ADDRESS OF D-4.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-4 ' SHOWN-NO ' ' LENGTH OF
             D-4.
           SET PLACE TO ADDRESS OF D-5.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-5 ' SHOWN-NO ' ' LENGTH OF
             D-5.
           SET PLACE TO ADDRESS OF D-6.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-6 ' SHOWN-NO ' ' LENGTH OF
             D-6.
           SET PLACE TO ADDRESS OF D-7.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-7 ' SHOWN-NO ' ' LENGTH OF
             D-7.
           SET PLACE TO ADDRESS OF D-8.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-8 ' SHOWN-NO ' ' LENGTH OF
             D-8.
           SET PLACE TO ADDRESS OF D-9.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'D-9 ' SHOWN-NO ' ' LENGTH OF
             D-9.
           SET PLACE TO ADDRESS OF E-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'E-0 ' SHOWN-NO ' ' LENGTH OF
             E-0.
           SET PLACE TO ADDRESS OF E-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'E-1 ' SHOWN-NO ' ' LENGTH OF
             E-1.
           SET PLACE TO ADDRESS OF E-2.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'E-2 ' SHOWN-NO ' ' LENGTH OF
             E-2.
           SET PLACE TO ADDRESS OF E-3.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'E-3 ' SHOWN-NO ' ' LENGTH OF
             E-3.
           SET PLACE TO ADDRESS OF E-4.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'E-4 ' SHOWN-NO ' ' LENGTH OF
             E-4.
           SET PLACE TO ADDRESS OF E-5.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'E-5 ' SHOWN-NO ' ' LENGTH OF
             E-5.
           SET PLACE TO ADDRESS OF E-6.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'E-6 ' SHOWN-NO ' ' LENGTH OF
             E-6.
           SET PLACE TO ADDRESS OF E-7.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'E-7 ' SHOWN-NO ' ' LENGTH OF
             E-7.
           SET PLACE TO ADDRESS OF F-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'F-0 ' SHOWN-NO ' ' LENGTH OF
             F-0.
           SET PLACE TO ADDRESS OF F-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'F-1 ' SHOWN-NO ' ' LENGTH OF
             F-1.
           SET PLACE TO ADDRESS OF F-2.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'F-2 ' SHOWN-NO ' ' LENGTH OF
             F-2.
           SET PLACE TO ADDRESS OF F-3.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'F-3 ' SHOWN-NO ' ' LENGTH OF
             F-3.
           SET PLACE TO ADDRESS OF F-4.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'F-4 ' SHOWN-NO ' ' LENGTH OF
             F-4.
           SET PLACE TO ADDRESS OF F-5.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'F-5 ' SHOWN-NO ' ' LENGTH OF
             F-5.
           SET PLACE TO ADDRESS OF G-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-0 ' SHOWN-NO ' ' LENGTH OF
             G-0.
           SET PLACE TO ADDRESS OF G-1 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-1(1) ' SHOWN-NO ' ' LENGTH OF
             G-1 (1).
           SET PLACE TO ADDRESS OF G-1 (3).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-1(3) ' SHOWN-NO ' ' LENGTH OF
             G-1 (3).
           SET PLACE TO ADDRESS OF G-2 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-2(1) ' SHOWN-NO ' ' LENGTH OF
             G-2 (1).
           SET PLACE TO ADDRESS OF G-2 (3).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-2(3) ' SHOWN-NO ' ' LENGTH OF
             G-2 (3).
           SET PLACE TO ADDRESS OF G-3 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-3(1) ' SHOWN-NO ' ' LENGTH OF
             G-3 (1).
           SET PLACE TO ADDRESS OF G-3 (3).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-3(3) ' SHOWN-NO ' ' LENGTH OF
             G-3 (3).
           SET PLACE TO ADDRESS OF G-4 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-4(1) ' SHOWN-NO ' ' LENGTH OF
             G-4 (1).
           SET PLACE TO ADDRESS OF G-4 (3).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'G-4(3) ' SHOWN-NO ' ' LENGTH OF
             G-4 (3).
           SET PLACE TO ADDRESS OF H-0 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-0(1) ' SHOWN-NO ' ' LENGTH OF
             H-0 (1).
           SET PLACE TO ADDRESS OF H-0 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-0(2) ' SHOWN-NO ' ' LENGTH OF
             H-0 (2).
           SET PLACE TO ADDRESS OF H-1 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-1(1) ' SHOWN-NO ' ' LENGTH OF
             H-1 (1).
           SET PLACE TO ADDRESS OF H-1 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-1(2) ' SHOWN-NO ' ' LENGTH OF
             H-1 (2).
           SET PLACE TO ADDRESS OF H-2 (1 1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-2(1,1) ' SHOWN-NO ' ' LENGTH OF
             H-2 (1 1).
           SET PLACE TO ADDRESS OF H-2 (2 2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-2(2,2) ' SHOWN-NO ' ' LENGTH OF
             H-2 (2 2).
           SET PLACE TO ADDRESS OF H-3 (1 1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-3(1,1) ' SHOWN-NO ' ' LENGTH OF
             H-3 (1 1).
           SET PLACE TO ADDRESS OF H-3 (2 2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-3(2,2) ' SHOWN-NO ' ' LENGTH OF
             H-3 (2 2).
           SET PLACE TO ADDRESS OF H-4 (1 1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-4(1,1) ' SHOWN-NO ' ' LENGTH OF
             H-4 (1 1).
           SET PLACE TO ADDRESS OF H-4 (2 2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-4(2,2) ' SHOWN-NO ' ' LENGTH OF
             H-4 (2 2).
           SET PLACE TO ADDRESS OF H-5 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-5(1) ' SHOWN-NO ' ' LENGTH OF
             H-5 (1).
           SET PLACE TO ADDRESS OF H-5 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'H-5(2) ' SHOWN-NO ' ' LENGTH OF
             H-5 (2).
           SET PLACE TO ADDRESS OF I-0 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-0(1) ' SHOWN-NO ' ' LENGTH OF
             I-0 (1).
           SET PLACE TO ADDRESS OF I-0 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-0(2) ' SHOWN-NO ' ' LENGTH OF
             I-0 (2).
           SET PLACE TO ADDRESS OF I-1 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-1(1) ' SHOWN-NO ' ' LENGTH OF
             I-1 (1).
           SET PLACE TO ADDRESS OF I-1 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-1(2) ' SHOWN-NO ' ' LENGTH OF
             I-1 (2).
           SET PLACE TO ADDRESS OF I-2 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-2(1) ' SHOWN-NO ' ' LENGTH OF
             I-2 (1).
           SET PLACE TO ADDRESS OF I-2 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-2(2) ' SHOWN-NO ' ' LENGTH OF
             I-2 (2).
           SET PLACE TO ADDRESS OF I-3 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-3(1) ' SHOWN-NO ' ' LENGTH OF
             I-3 (1).
           SET PLACE TO ADDRESS OF I-3 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-3(2) ' SHOWN-NO ' ' LENGTH OF
             I-3 (2).
           SET PLACE TO ADDRESS OF I-4 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-4(1) ' SHOWN-NO ' ' LENGTH OF
             I-4 (1).
           SET PLACE TO ADDRESS OF I-4 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'I-4(2) ' SHOWN-NO ' ' LENGTH OF
             I-4 (2).
           SET PLACE TO ADDRESS OF J-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'J-0 ' SHOWN-NO ' ' LENGTH OF
             J-0.
           SET PLACE TO ADDRESS OF J-1 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'J-1(1) ' SHOWN-NO ' ' LENGTH OF
             J-1 (1).
           SET PLACE TO ADDRESS OF J-1 (3).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'J-1(3) ' SHOWN-NO ' ' LENGTH OF
             J-1 (3).
           SET PLACE TO ADDRESS OF K-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'K-0 ' SHOWN-NO ' ' LENGTH OF
             K-0.
           SET PLACE TO ADDRESS OF K-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'K-1 ' SHOWN-NO ' ' LENGTH OF
             K-1.
           SET PLACE TO ADDRESS OF K-2.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'K-2 ' SHOWN-NO ' ' LENGTH OF
             K-2.
           SET PLACE TO ADDRESS OF K-3.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'K-3 ' SHOWN-NO ' ' LENGTH OF
             K-3.
           SET PLACE TO ADDRESS OF L-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-0 ' SHOWN-NO ' ' LENGTH OF
             L-0.
           SET PLACE TO ADDRESS OF L-1 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-1(1) ' SHOWN-NO ' ' LENGTH OF
             L-1 (1).
           SET PLACE TO ADDRESS OF L-1 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-1(2) ' SHOWN-NO ' ' LENGTH OF
             L-1 (2).
           SET PLACE TO ADDRESS OF L-2 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-2(1) ' SHOWN-NO ' ' LENGTH OF
             L-2 (1).
           SET PLACE TO ADDRESS OF L-2 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-2(2) ' SHOWN-NO ' ' LENGTH OF
             L-2 (2).
           SET PLACE TO ADDRESS OF L-3 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-3(1) ' SHOWN-NO ' ' LENGTH OF
             L-3 (1).
           SET PLACE TO ADDRESS OF L-3 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-3(2) ' SHOWN-NO ' ' LENGTH OF
             L-3 (2).
           SET PLACE TO ADDRESS OF L-4 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-4(1) ' SHOWN-NO ' ' LENGTH OF
             L-4 (1).
           SET PLACE TO ADDRESS OF L-4 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-4(2) ' SHOWN-NO ' ' LENGTH OF
             L-4 (2).
           SET PLACE TO ADDRESS OF L-5 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-5(1) ' SHOWN-NO ' ' LENGTH OF
             L-5 (1).
           SET PLACE TO ADDRESS OF L-5 (2).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'L-5(2) ' SHOWN-NO ' ' LENGTH OF
             L-5 (2).
           SET PLACE TO ADDRESS OF M-0 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'M-0(1) ' SHOWN-NO ' ' LENGTH OF
             M-0 (1).
           SET PLACE TO ADDRESS OF M-1 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'M-1(1) ' SHOWN-NO ' ' LENGTH OF
             M-1 (1).
           SET PLACE TO ADDRESS OF M-2 (1).
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'M-2(1) ' SHOWN-NO ' ' LENGTH OF
             M-2 (1).
           SET PLACE TO ADDRESS OF N-0.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'N-0 ' SHOWN-NO ' ' LENGTH OF
             N-0.
           SET PLACE TO ADDRESS OF N-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'N-1 ' SHOWN-NO ' ' LENGTH OF
             N-1.
           SET PLACE TO ADDRESS OF Z-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'Z-1 ' SHOWN-NO ' ' LENGTH OF
             Z-1.
           SET PLACE TO ADDRESS OF R-1.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'R-1 ' SHOWN-NO ' ' LENGTH OF
             R-1.
           SET PLACE TO ADDRESS OF R-2.
           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.
           DISPLAY 'R-2 ' SHOWN-NO ' ' LENGTH OF
             R-2.
           STOP RUN.
