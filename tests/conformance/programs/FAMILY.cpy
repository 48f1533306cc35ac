       01  COMPANY-RECORD.
           05  REC-TYPE                PIC X.
           05  COMPANY-ID              PIC 9(6).
           05  COMPANY-NAME            PIC X(12).
       01  DEPT-RECORD.
           05  REC-TYPE                PIC X.
           05  DEPT-NAME               PIC X(8).
           05  BUDGET                  PIC S9(7)V99 COMP-3.
       01  EMPLOYEE-RECORD.
           05  REC-TYPE                PIC X.
           05  EMPLOYEE-NAME           PIC X(10).
           05  PAY                     PIC S9(5)V99 COMP-3.
           05  SINCE                   PIC 9(8).
       01  CONTRACT-RECORD.
           05  REC-TYPE                PIC X.
           05  CONTRACT-NO             PIC 9(5).
