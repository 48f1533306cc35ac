      * WRITE A FAULT, A COUNT OR AN AMOUNT TO ITS LIST
       WRITE-FAULT.
           MOVE F-RECORD TO F-RECORD-TEXT.
           MOVE SPACES TO FAULT-LINE.
           STRING FUNCTION TRIM(F-SOURCE) ','
                  FUNCTION TRIM(F-RECORD-TEXT) ','
                  FUNCTION TRIM(F-SEGMENT) ','
                  FUNCTION TRIM(F-KEY) ','
                  FUNCTION TRIM(F-FIELD) ','
                  FUNCTION TRIM(F-FAULT) ','
                  FUNCTION TRIM(F-STAGE) ','
                  FUNCTION TRIM(F-WHY)
                  DELIMITED BY SIZE INTO FAULT-LINE.
           WRITE FAULT-LINE.
       WRITE-COUNT.
           MOVE T-COUNT TO T-COUNT-TEXT.
           MOVE SPACES TO TOTAL-LINE.
           STRING 'n ' FUNCTION TRIM(T-NAME) ' '
                  FUNCTION TRIM(T-COUNT-TEXT)
                  DELIMITED BY SIZE INTO TOTAL-LINE.
           WRITE TOTAL-LINE.
       WRITE-SUM.
           MOVE T-COUNT TO T-COUNT-TEXT.
           MOVE SPACES TO TOTAL-LINE.
           STRING 's ' FUNCTION TRIM(T-NAME) ' '
                  FUNCTION TRIM(T-COUNT-TEXT)
                  DELIMITED BY SIZE INTO TOTAL-LINE.
           WRITE TOTAL-LINE.
       WRITE-AMOUNT.
           MOVE T-AMOUNT TO T-AMOUNT-2.
           MOVE SPACES TO TOTAL-LINE.
           STRING 's ' FUNCTION TRIM(T-NAME) ' '
                  FUNCTION TRIM(T-AMOUNT-2)
                  DELIMITED BY SIZE INTO TOTAL-LINE.
           WRITE TOTAL-LINE.
       WRITE-AMOUNT-4.
           MOVE T-AMOUNT TO T-AMOUNT-4.
           MOVE SPACES TO TOTAL-LINE.
           STRING 's ' FUNCTION TRIM(T-NAME) ' '
                  FUNCTION TRIM(T-AMOUNT-4)
                  DELIMITED BY SIZE INTO TOTAL-LINE.
           WRITE TOTAL-LINE.
