       01  TABLES-RECORD.
           05  KIND                    PIC X.
               88  IS-PERSON           VALUE 'P'.
               88  IS-FIRM             VALUE 'F'.
           05  NO-A                    PIC 9(2).
           05  NO-B                    PIC S9(4) COMP.
           05  PERSON.
               10  GIVEN               PIC X(6).
               10  BORN                PIC 9(6).
           05  FIRM REDEFINES PERSON.
               10  FIRM-NO             PIC S9(7) COMP-3.
               10  FIRM-CODE           PIC X(8).
           05  GRID OCCURS 2 TIMES.
               10  CELL                PIC S9(3) COMP-3
                                       OCCURS 3 TIMES.
           05  LINE-A OCCURS 0 TO 5 TIMES DEPENDING ON NO-A.
               10  AMT                 PIC S9(5)V99 COMP-3.
               10  TAG                 PIC X(2) OCCURS 2 TIMES.
           05  MIDDLE                  PIC X(4).
           05  LINE-B                  PIC 9(3)
               OCCURS 1 TO 4 TIMES DEPENDING ON NO-B.
           05  TAIL                    PIC S9(4)
                                       SIGN LEADING SEPARATE.
