      * Customers and their transactions, a table of 0 to 10 entries in each of the latter.
       01  TRANSACTION-RECORD.
           05  RECORD-TYPE        PIC X(1).
           05  CUSTOMER-NO        PIC 9(9).
           05  CUSTOMER-DATA.
               10  LAST-NAME      PIC X(30).
               10  CITY           PIC X(15).
               10  OPEN-DT        PIC 9(8).
               10  BALANCE        PIC S9(11)V99 COMP-3.
               10  STATUS-CD      PIC X(2).
           05  ENTRY-DATA REDEFINES CUSTOMER-DATA.
               10  ENTRY-COUNT    PIC S9(4) COMP.
               10  ENTRY          OCCURS 0 TO 10 TIMES
                                  DEPENDING ON ENTRY-COUNT.
                   15  ENTRY-DT   PIC 9(8).
                   15  ENTRY-AMT  PIC S9(7)V99 COMP-3.
                   15  ENTRY-CD   PIC X(2).
