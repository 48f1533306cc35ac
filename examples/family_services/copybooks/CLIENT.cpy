      *****************************************************************
      * CLIENT    CLIENT MASTER, DATA SET FAMSVC.CLIENT.MASTER
      *           RECFM FB, LRECL 330, CODE PAGE 037, KEY CLIENT-NO
      *****************************************************************
       01  CLIENT-RECORD.
           05  CLIENT-NO                   PIC 9(9).
           05  CLIENT-TYPE                 PIC X.
               88  CLIENT-IS-PERSON        VALUE 'P'.
               88  CLIENT-IS-ORG           VALUE 'O'.
           05  STATUS-CD                   PIC X.
               88  CLIENT-ACTIVE           VALUE 'A'.
               88  CLIENT-CLOSED           VALUE 'C'.
               88  CLIENT-DELETED          VALUE 'D'.
           05  PERSON-DATA.
               10  LAST-NAME               PIC X(30).
               10  FIRST-NAME              PIC X(25).
               10  SEX-CD                  PIC X.
      *        BIRTH-DT IS YYYYMMDD
               10  BIRTH-DT                PIC 9(8).
           05  ORG-DATA REDEFINES PERSON-DATA.
               10  ORG-NAME                PIC X(50).
               10  TAX-ID                  PIC 9(9).
               10  FILLER                  PIC X(5).
      *    SSN IS ZERO FOR AN ORGANISATION
           05  SSN                         PIC 9(9)         COMP-3.
      *    REG-DT IS YYYYDDD
           05  REG-DT                      PIC S9(7)        COMP-3.
      *    CLOSE-DT IS YYYYMMDD, 00000000 NEVER, 99999999 OPEN
           05  CLOSE-DT                    PIC 9(8).
           05  DIST-CD                     PIC X(3).
           05  LANG-CD                     PIC X(3).
           05  HOUSEHOLD-SIZE              PIC S9(4)        COMP.
           05  RISK-SCORE                  PIC S9(9)        COMP.
           05  CASE-WEIGHT                 PIC S9(4)V9(4)   COMP-5.
           05  BALANCE-AMT                 PIC S9(9)V99     COMP-3.
           05  INCOME-AMT                  PIC S9(7)V99.
           05  OVERPAID-AMT                PIC S9(7)V99
                                           SIGN LEADING SEPARATE.
      *    ADDR-TYPE IS BLANK WHEN THE SLOT IS NOT USED
           05  CLIENT-ADDRESS OCCURS 3 TIMES.
               10  ADDR-TYPE               PIC X.
                   88  ADDR-IS-HOME        VALUE 'H'.
                   88  ADDR-IS-MAIL        VALUE 'M'.
                   88  ADDR-UNUSED         VALUE ' '.
               10  STREET                  PIC X(25).
               10  CITY                    PIC X(18).
               10  ADDR-STATE              PIC X(2).
      *        ZIP-CD AND SINCE-DT ARE ZERO WHEN NOT USED
               10  ZIP-CD                  PIC 9(5).
               10  SINCE-DT                PIC S9(7)        COMP-3.
           05  FILLER                      PIC X(32).
