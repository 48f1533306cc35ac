      * A customer of 300 bytes: about 34 values a record.
       01  CUSTOMER-RECORD.
           05  CUSTOMER-NO        PIC 9(9).
           05  ACCOUNT-NO         PIC 9(9).
           05  KIND-CD            PIC X(2).
           05  LAST-NAME          PIC X(30).
           05  FIRST-NAME         PIC X(25).
           05  STREET             PIC X(25).
           05  STREET-2           PIC X(15).
           05  CITY               PIC X(15).
           05  STATE-CD           PIC X(2).
           05  COUNTRY-CD         PIC X(2).
           05  POSTAL-CD          PIC X(9).
           05  BIRTH-DT           PIC 9(8).
           05  OPEN-DT            PIC 9(8).
           05  STATUS-CD          PIC X(2).
           05  BRANCH-NO          PIC S9(4) COMP.
           05  RISK-SCORE         PIC S9(9) COMP.
           05  LAST-ENTRY-NO      PIC S9(18) COMP.
           05  CREDIT-LIMIT       PIC S9(7)V99 COMP-3.
           05  BALANCE            PIC S9(11)V99 COMP-3.
           05  INTEREST           PIC S9(7)V99 COMP-3.
           05  OVERDRAFT          PIC S9(7)V99.
           05  FEES-DUE           PIC S9(7)V99.
           05  ENTRY              OCCURS 6 TIMES.
               10  ENTRY-DT       PIC 9(8).
               10  ENTRY-AMT      PIC S9(7)V99 COMP-3.
           05  FILLER             PIC X(12).
