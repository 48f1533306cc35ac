      * WORKING STORAGE OF RANDOM.CPY
       01  RND-SEED                    PIC 9(18) COMP.
       01  RND-LIMIT                   PIC S9(9) COMP-5.
       01  RND-N                       PIC S9(9) COMP-5.
