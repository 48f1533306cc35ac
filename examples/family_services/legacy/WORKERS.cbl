       CBL CODEPAGE(37)
      * WORKERS WRITES THE TABLE OF CASEWORKERS AS AN SQL SCRIPT, THE
      * LIST OF ITS PLANTED FAULT AND ITS CONTROL TOTALS.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. WORKERS.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT SQL-FILE ASSIGN TO WORKERS
               ORGANIZATION IS SEQUENTIAL.
           SELECT FAULT-FILE ASSIGN TO FAULTS
               ORGANIZATION IS SEQUENTIAL.
           SELECT TOTAL-FILE ASSIGN TO TOTALS
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  SQL-FILE RECORDING MODE F.
       01  SQL-LINE                    PIC X(500).
       FD  FAULT-FILE RECORDING MODE F.
       01  FAULT-LINE                  PIC X(250).
       FD  TOTAL-FILE RECORDING MODE F.
       01  TOTAL-LINE                  PIC X(120).
       WORKING-STORAGE SECTION.
           COPY RANDWS.
           COPY FAULTWS.
           COPY NAMES.
           COPY DISTRICT.
       01  NOTE-POOL.
           05  FILLER PIC X(60) VALUE 'Bilingual; on call at weekends'.
           05  FILLER PIC X(60) VALUE 'Trains new staff, 2 days a week'.
           05  FILLER PIC X(60) VALUE 'Doesn''t drive'.
           05  FILLER PIC X(60) VALUE 'Part time (60 %)'.
           05  FILLER PIC X(60) VALUE 'Speaks Español and Français'.
       01  FILLER REDEFINES NOTE-POOL.
           05  POOL-NOTE               PIC X(60) OCCURS 5 TIMES.
       01  WORKER-COUNT                PIC S9(9) COMP-5 VALUE 200.
       01  BAD-WORKER                  PIC S9(9) COMP-5 VALUE 117.
       01  I                           PIC S9(9) COMP-5.
       01  D                           PIC S9(9) COMP-5.
       01  K                           PIC S9(9) COMP-5.
       01  A                           PIC S9(9) COMP-5.
       01  P                           PIC S9(9) COMP-5.
       01  FIRST-DAY                   PIC S9(9) COMP-5.
       01  LAST-DAY                    PIC S9(9) COMP-5.
       01  W-NO                        PIC 9(5).
       01  W-NAME                      PIC X(60).
       01  W-OFFICE                    PIC X(3).
       01  W-SALARY                    PIC S9(7)V99 COMP-3.
       01  W-SALARY-TEXT               PIC Z(6)9.99.
       01  W-SUPERVISOR                PIC X.
       01  W-DATE                      PIC 9(8).
       01  W-TIME                      PIC 9(6).
       01  W-TIME-NO                   PIC S9(9) COMP-5.
       01  W-TEXT                      PIC X(200).
       01  Q-TEXT                      PIC X(250).
       01  Q-IN                        PIC S9(9) COMP-5.
       01  Q-OUT                       PIC S9(9) COMP-5.
       01  Q-LEN                       PIC S9(9) COMP-5.
       01  S-SALARY                    PIC S9(14)V99 COMP-3 VALUE 0.
       01  G-WORKERS                   PIC S9(9) COMP-5 VALUE 0.
       01  G-SUPERVISORS               PIC S9(9) COMP-5 VALUE 0.
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT SQL-FILE FAULT-FILE TOTAL-FILE.
           MOVE 19731015 TO RND-SEED.
           COMPUTE FIRST-DAY = FUNCTION INTEGER-OF-DATE(19880104).
           COMPUTE LAST-DAY = FUNCTION INTEGER-OF-DATE(20240603).
           PERFORM WRITE-TABLE.
           PERFORM ONE-WORKER
               VARYING I FROM 1 BY 1 UNTIL I > WORKER-COUNT.
           PERFORM WRITE-TOTALS.
           CLOSE SQL-FILE FAULT-FILE TOTAL-FILE.
           STOP RUN.
       WRITE-TABLE.
           MOVE 'CREATE TABLE WORKER (' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  WORKER_NO INTEGER NOT NULL PRIMARY KEY,' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  FULL_NAME VARCHAR(60) NOT NULL,' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  OFFICE_CD CHAR(3) NOT NULL,' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  HIRED_ON DATE NOT NULL,' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  SALARY DECIMAL(9,2) NOT NULL,' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  IS_SUPERVISOR CHAR(1) NOT NULL,' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  EMAIL VARCHAR(80),' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  LAST_LOGIN TIMESTAMP,' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE '  NOTE VARCHAR(200)' TO SQL-LINE.
           WRITE SQL-LINE.
           MOVE ');' TO SQL-LINE.
           WRITE SQL-LINE.
       ONE-WORKER.
           COMPUTE W-NO = 10000 + I * 3.
           MOVE POOL-LAST-COUNT TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE K = RND-N + 1.
           MOVE POOL-FIRST-COUNT TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE A = RND-N + 1.
           MOVE SPACES TO W-NAME.
           STRING FUNCTION TRIM(POOL-LAST (K)) ', '
                  FUNCTION TRIM(POOL-FIRST (A))
                  DELIMITED BY SIZE INTO W-NAME.
           MOVE 1000 TO RND-LIMIT PERFORM NEXT-RANDOM.
           PERFORM VARYING D FROM 1 BY 1
             UNTIL D > 11 OR RND-N < POOL-DIST-SHARE (D)
             CONTINUE
           END-PERFORM.
           MOVE POOL-DIST-CD (D) TO W-OFFICE.
           IF I = BAD-WORKER MOVE 'XQZ' TO W-OFFICE END-IF.
           MOVE 6000000 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE W-SALARY = (RND-N + 3800000) / 100.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 10 MOVE 'Y' TO W-SUPERVISOR
           ELSE MOVE 'N' TO W-SUPERVISOR END-IF.
           PERFORM WRITE-WORKER.
           IF I = BAD-WORKER PERFORM PLANT-WORKER
           ELSE
             ADD 1 TO G-WORKERS
             ADD W-SALARY TO S-SALARY
             IF W-SUPERVISOR = 'Y' ADD 1 TO G-SUPERVISORS END-IF
           END-IF.
       WRITE-WORKER.
           MOVE SPACES TO SQL-LINE.
           MOVE 1 TO P.
           STRING 'INSERT INTO WORKER (WORKER_NO, FULL_NAME, OFFICE_CD,'
                  ' HIRED_ON, SALARY, IS_SUPERVISOR, EMAIL, LAST_LOGIN,'
                  ' NOTE) VALUES (' W-NO ', '
                  DELIMITED BY SIZE INTO SQL-LINE POINTER P.
           MOVE W-NAME TO W-TEXT.
           PERFORM PUT-QUOTED.
           STRING ', ''' W-OFFICE ''', '
                  DELIMITED BY SIZE INTO SQL-LINE POINTER P.
           COMPUTE RND-LIMIT = LAST-DAY - FIRST-DAY + 1.
           PERFORM NEXT-RANDOM.
           COMPUTE W-DATE = FUNCTION DATE-OF-INTEGER(FIRST-DAY + RND-N).
           IF I = 29 MOVE 20080229 TO W-DATE END-IF.
           MOVE W-SALARY TO W-SALARY-TEXT.
           STRING '''' W-DATE (1:4) '-' W-DATE (5:2) '-' W-DATE (7:2)
                  ''', ' FUNCTION TRIM(W-SALARY-TEXT)
                  ', ''' W-SUPERVISOR ''', '
                  DELIMITED BY SIZE INTO SQL-LINE POINTER P.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 12
             STRING 'NULL' DELIMITED BY SIZE INTO SQL-LINE POINTER P
           ELSE
             STRING '''w' W-NO '@cfsa.example.gov'''
                    DELIMITED BY SIZE INTO SQL-LINE POINTER P
           END-IF.
           STRING ', ' DELIMITED BY SIZE INTO SQL-LINE POINTER P.
           PERFORM PUT-LOGIN.
           STRING ', ' DELIMITED BY SIZE INTO SQL-LINE POINTER P.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN RND-N < 60
               STRING 'NULL' DELIMITED BY SIZE INTO SQL-LINE POINTER P
             WHEN RND-N < 70
               STRING '''''' DELIMITED BY SIZE INTO SQL-LINE POINTER P
             WHEN OTHER
               COMPUTE K = FUNCTION MOD(RND-N, 5) + 1
               MOVE POOL-NOTE (K) TO W-TEXT
               PERFORM PUT-QUOTED
           END-EVALUATE.
           STRING ');' DELIMITED BY SIZE INTO SQL-LINE POINTER P.
           WRITE SQL-LINE.
       PUT-LOGIN.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 15
             STRING 'NULL' DELIMITED BY SIZE INTO SQL-LINE POINTER P
           ELSE
             MOVE 27 TO RND-LIMIT
             PERFORM NEXT-RANDOM
             COMPUTE W-DATE = 20240603 + RND-N
             MOVE 86400 TO RND-LIMIT
             PERFORM NEXT-RANDOM
             COMPUTE W-TIME-NO = FUNCTION INTEGER(RND-N / 3600) * 10000
               + FUNCTION MOD(FUNCTION INTEGER(RND-N / 60), 60) * 100
               + FUNCTION MOD(RND-N, 60)
             MOVE W-TIME-NO TO W-TIME
             STRING '''' W-DATE (1:4) '-' W-DATE (5:2) '-' W-DATE (7:2)
                    ' ' W-TIME (1:2) ':' W-TIME (3:2) ':' W-TIME (5:2)
                    '''' DELIMITED BY SIZE INTO SQL-LINE POINTER P
           END-IF.
      * W-TEXT WITHOUT ITS TRAILING BLANKS, ITS APOSTROPHES DOUBLED
       PUT-QUOTED.
           COMPUTE Q-LEN = FUNCTION LENGTH(FUNCTION TRIM(W-TEXT)).
           MOVE SPACES TO Q-TEXT.
           MOVE 1 TO Q-OUT.
           PERFORM VARYING Q-IN FROM 1 BY 1 UNTIL Q-IN > Q-LEN
             MOVE W-TEXT (Q-IN:1) TO Q-TEXT (Q-OUT:1)
             ADD 1 TO Q-OUT
             IF W-TEXT (Q-IN:1) = ''''
               MOVE '''' TO Q-TEXT (Q-OUT:1)
               ADD 1 TO Q-OUT
             END-IF
           END-PERFORM.
           STRING '''' FUNCTION TRIM(Q-TEXT) ''''
                  DELIMITED BY SIZE INTO SQL-LINE POINTER P.
       PLANT-WORKER.
           MOVE 'workers' TO F-SOURCE.
           MOVE I TO F-RECORD.
           MOVE 'WORKER' TO F-SEGMENT.
           MOVE W-NO TO F-KEY.
           MOVE 'OFFICE_CD' TO F-FIELD.
           MOVE 'unknown_code' TO F-FAULT.
           MOVE 'map' TO F-STAGE.
           MOVE 'XQZ is not in codes/office.csv' TO F-WHY.
           PERFORM WRITE-FAULT.
       WRITE-TOTALS.
           MOVE 'sources.workers.records_in' TO T-NAME.
           MOVE WORKER-COUNT TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.workers.header' TO T-NAME.
           MOVE 0 TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.workers.trailer' TO T-NAME.
           MOVE 0 TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.workers.filtered' TO T-NAME.
           MOVE 0 TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.workers.quarantined' TO T-NAME.
           COMPUTE T-COUNT = WORKER-COUNT - G-WORKERS.
           PERFORM WRITE-COUNT.
           MOVE 'sources.workers.loaded' TO T-NAME.
           MOVE G-WORKERS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.worker.rows' TO T-NAME.
           MOVE G-WORKERS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.worker.supervisors' TO T-NAME.
           MOVE G-SUPERVISORS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.worker.sums.SALARY' TO T-NAME.
           MOVE S-SALARY TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           COPY FAULT.
           COPY RANDOM.
