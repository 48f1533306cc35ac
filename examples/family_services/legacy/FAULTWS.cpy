      * ONE LINE OF THE LIST OF PLANTED FAULTS
       01  FAULT-WORK.
           05  F-SOURCE                PIC X(10).
           05  F-RECORD                PIC 9(7).
           05  F-SEGMENT               PIC X(20).
           05  F-KEY                   PIC X(20).
           05  F-FIELD                 PIC X(40).
           05  F-FAULT                 PIC X(24).
           05  F-STAGE                 PIC X(10).
           05  F-WHY                   PIC X(90).
       01  F-RECORD-TEXT               PIC Z(6)9.
       01  T-NAME                      PIC X(60).
       01  T-AMOUNT                    PIC S9(14)V9(4) COMP-3.
       01  T-AMOUNT-2                  PIC -(14)9.99.
       01  T-AMOUNT-4                  PIC -(14)9.9(4).
       01  T-COUNT                     PIC S9(18) COMP-3.
       01  T-COUNT-TEXT                PIC -(17)9.
