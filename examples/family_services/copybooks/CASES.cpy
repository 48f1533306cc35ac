      *****************************************************************
      * CASES     CASE EXTRACT, DATA SET FAMSVC.CASE.EXTRACT
      *           RECFM VB, BLKSIZE 8192, CODE PAGE 037
      *           H, THEN FOR EACH CASE C AND ITS P, S, Y; LAST T
      *           A RECORD IS AS LONG AS ITS OWN 01 SAYS
      *****************************************************************
       01  CASE-HEADER-RECORD.
           05  REC-TYPE                    PIC X.
               88  REC-IS-HEADER           VALUE 'H'.
           05  CASE-NO                     PIC 9(9).
           05  EXTRACT-DT                  PIC 9(8).
           05  AGENCY-CD                   PIC X(4).
           05  HDR-CASE-COUNT              PIC 9(9).
       01  CASE-RECORD.
           05  REC-TYPE                    PIC X.
               88  REC-IS-CASE             VALUE 'C'.
           05  CASE-NO                     PIC 9(9).
           05  CAS-CLIENT-NO               PIC 9(9).
           05  OPEN-DT                     PIC 9(8).
      *    CLOSE-DT-C IS 00000000 NEVER, 99999999 OPEN
           05  CLOSE-DT-C                  PIC 9(8).
           05  CASE-TYPE                   PIC X(2).
           05  WORKER-NO                   PIC 9(5).
           05  DIST-CD                     PIC X(3).
           05  PRIORITY                    PIC 9(1).
       01  PARTICIPANT-RECORD.
           05  REC-TYPE                    PIC X.
               88  REC-IS-PARTICIPANT      VALUE 'P'.
           05  CASE-NO                     PIC 9(9).
           05  SEQ-NO                      PIC 9(3).
           05  PAR-CLIENT-NO               PIC 9(9).
           05  ROLE-CD                     PIC X(2).
      *    JOIN-DT IS YYYYDDD
           05  JOIN-DT                     PIC S9(7)        COMP-3.
       01  SERVICE-RECORD.
           05  REC-TYPE                    PIC X.
               88  REC-IS-SERVICE          VALUE 'S'.
           05  CASE-NO                     PIC 9(9).
           05  SERVICE-NO                  PIC 9(3).
           05  PROVIDER-NO                 PIC 9(6).
           05  SERVICE-CD                  PIC X(4).
           05  START-DT                    PIC 9(8).
           05  UNITS                       PIC S9(5)V99     COMP-3.
           05  UNIT-RATE                   PIC S9(5)V9(4)   COMP-3.
       01  PAYMENT-RECORD.
           05  REC-TYPE                    PIC X.
               88  REC-IS-PAYMENT          VALUE 'Y'.
           05  CASE-NO                     PIC 9(9).
           05  PAYMENT-NO                  PIC 9(9).
           05  PAY-DT                      PIC 9(8).
           05  PAY-AMT                     PIC S9(9)V99     COMP-3.
           05  LINE-CNT                    PIC 9(2).
           05  PAY-LINE OCCURS 0 TO 12 TIMES
                        DEPENDING ON LINE-CNT.
               10  LINE-CD                 PIC X(2).
               10  LINE-AMT                PIC S9(7)V99     COMP-3.
       01  CASE-TRAILER-RECORD.
           05  REC-TYPE                    PIC X.
               88  REC-IS-TRAILER          VALUE 'T'.
           05  CASE-NO                     PIC 9(9).
           05  TRL-CASE-COUNT              PIC 9(9).
           05  TRL-PARTICIPANT-COUNT       PIC 9(9).
           05  TRL-SERVICE-COUNT           PIC 9(9).
           05  TRL-PAYMENT-COUNT           PIC 9(9).
           05  TRL-PAY-TOTAL               PIC S9(13)V99    COMP-3.
           05  TRL-LINE-TOTAL              PIC S9(13)V99    COMP-3.
      *    TRL-CASE-HASH IS THE SUM OF CASE-NO OVER THE C RECORDS
           05  TRL-CASE-HASH               PIC 9(18).
