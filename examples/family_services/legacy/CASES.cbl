       CBL CODEPAGE(37)
      * CASES WRITES THE CASE EXTRACT AS RECFM V (BLOCK.PY BLOCKS IT),
      * THE LIST OF ITS PLANTED FAULTS AND ITS CONTROL TOTALS. IT READS
      * WHICH PERSONS AND PROVIDERS IT MAY USE.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. CASES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT CASE-FILE ASSIGN TO CASES
               ORGANIZATION IS SEQUENTIAL.
           SELECT PERSON-FILE ASSIGN TO PERSONS
               ORGANIZATION IS SEQUENTIAL.
           SELECT PROVIDER-FILE ASSIGN TO GOODPROV
               ORGANIZATION IS SEQUENTIAL.
           SELECT FAULT-FILE ASSIGN TO FAULTS
               ORGANIZATION IS SEQUENTIAL.
           SELECT TOTAL-FILE ASSIGN TO TOTALS
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  CASE-FILE RECORDING MODE V BLOCK CONTAINS 0 RECORDS.
           COPY CASES.
      * A PAYMENT WHOSE LENGTH DOES NOT HANG ON ITS LINE-CNT
       01  RAW-PAYMENT.
           05  RAW-FIXED               PIC X(35).
           05  RAW-LINE OCCURS 0 TO 12 TIMES DEPENDING ON RAW-CNT
                                       PIC X(7).
       FD  PERSON-FILE RECORDING MODE F.
       01  PERSON-LINE.
           05  PERSON-NO               PIC 9(9).
           05  PERSON-DIST             PIC X(3).
       FD  PROVIDER-FILE RECORDING MODE F.
       01  PROVIDER-LINE               PIC 9(6).
       FD  FAULT-FILE RECORDING MODE F.
       01  FAULT-LINE                  PIC X(250).
       FD  TOTAL-FILE RECORDING MODE F.
       01  TOTAL-LINE                  PIC X(120).
       WORKING-STORAGE SECTION.
           COPY RANDWS.
           COPY FAULTWS.
       01  RAW-CNT                     PIC 9(2).
       01  PERSON-TABLE.
           05  PERSON-ENTRY OCCURS 5000 TIMES.
               10  TAB-CLIENT-NO       PIC 9(9).
               10  TAB-DIST-CD         PIC X(3).
       01  PROVIDER-TABLE.
           05  TAB-PROVIDER-NO         PIC 9(6) OCCURS 1000 TIMES.
       01  PERSON-COUNT                PIC S9(9) COMP-5 VALUE 0.
       01  PROVIDER-COUNT              PIC S9(9) COMP-5 VALUE 0.
       01  CASE-TYPE-POOL              PIC X(14) VALUE 'FSFSCSDCCPFCKC'.
       01  FILLER REDEFINES CASE-TYPE-POOL.
           05  POOL-CASE-TYPE          PIC X(2) OCCURS 7 TIMES.
       01  ROLE-POOL                   PIC X(14) VALUE 'CHCHCHPASPGUOT'.
       01  FILLER REDEFINES ROLE-POOL.
           05  POOL-ROLE               PIC X(2) OCCURS 7 TIMES.
       01  SERVICE-POOL.
           05  FILLER PIC X(24) VALUE 'COUNDAYCFOSTHLTHHOUSLEGL'.
           05  FILLER PIC X(24) VALUE 'MEDINUTRPARERESPTRANTUTR'.
       01  FILLER REDEFINES SERVICE-POOL.
           05  POOL-SERVICE            PIC X(4) OCCURS 12 TIMES.
       01  LINE-POOL                   PIC X(18)
                                       VALUE 'BACLFDHOINMDSCTRAJ'.
       01  FILLER REDEFINES LINE-POOL.
           05  POOL-LINE               PIC X(2) OCCURS 9 TIMES.
       01  END-SW                      PIC X.
           88  AT-END-OF-FILE          VALUE 'Y'.
       01  CASE-COUNT                  PIC S9(9) COMP-5 VALUE 3080.
       01  CASCADE-CASE                PIC S9(9) COMP-5 VALUE 1500.
       01  I                           PIC S9(9) COMP-5.
       01  J                           PIC S9(9) COMP-5.
       01  K                           PIC S9(9) COMP-5.
       01  P                           PIC S9(9) COMP-5.
       01  L                           PIC S9(9) COMP-5.
       01  PARTICIPANTS                PIC S9(9) COMP-5.
       01  SERVICES                    PIC S9(9) COMP-5.
       01  PAYMENTS                    PIC S9(9) COMP-5.
       01  LINES-WANTED                PIC S9(9) COMP-5.
       01  OPEN-DAY                    PIC S9(9) COMP-5.
       01  FIRST-DAY                   PIC S9(9) COMP-5.
       01  LAST-DAY                    PIC S9(9) COMP-5.
       01  SOME-DAY                    PIC S9(9) COMP-5.
       01  CENTS                       PIC S9(9) COMP-5.
       01  RECORD-NO                   PIC S9(9) COMP-5 VALUE 0.
       01  THIS-CASE-NO                PIC 9(9).
       01  KEY-3                       PIC 9(3).
       01  LINE-SUM                    PIC S9(9)V99 COMP-3.
       01  PAY-TEXT                    PIC X(20).
       01  LINE-TEXT                   PIC X(20).
       01  PAYMENT-KIND                PIC X.
           88  PAYMENT-GOOD            VALUE 'G'.
           88  PAYMENT-BAD-COUNT       VALUE 'L'.
           88  PAYMENT-BAD-AMOUNT      VALUE 'A'.
           88  PAYMENT-MISMATCH        VALUE 'M'.
           88  PAYMENT-ORPHAN          VALUE 'O'.
           88  PAYMENT-CASCADED        VALUE 'K'.
       01  COUNTERS.
           05  N-CASES                 PIC S9(9) COMP-5 VALUE 0.
           05  N-PARTICIPANTS          PIC S9(9) COMP-5 VALUE 0.
           05  N-SERVICES              PIC S9(9) COMP-5 VALUE 0.
           05  N-PAYMENTS              PIC S9(9) COMP-5 VALUE 0.
           05  Q-CASES                 PIC S9(9) COMP-5 VALUE 0.
           05  Q-PARTICIPANTS          PIC S9(9) COMP-5 VALUE 0.
           05  Q-SERVICES              PIC S9(9) COMP-5 VALUE 0.
           05  Q-PAYMENTS              PIC S9(9) COMP-5 VALUE 0.
           05  G-CASES                 PIC S9(9) COMP-5 VALUE 0.
           05  G-PARTICIPANTS          PIC S9(9) COMP-5 VALUE 0.
           05  G-SERVICES              PIC S9(9) COMP-5 VALUE 0.
           05  G-PAYMENTS              PIC S9(9) COMP-5 VALUE 0.
           05  G-LINES                 PIC S9(9) COMP-5 VALUE 0.
       01  SUMS.
           05  S-UNITS                 PIC S9(14)V99   COMP-3 VALUE 0.
           05  S-RATE                  PIC S9(14)V9(4) COMP-3 VALUE 0.
           05  S-PAY                   PIC S9(14)V99   COMP-3 VALUE 0.
           05  S-LINE                  PIC S9(14)V99   COMP-3 VALUE 0.
           05  S-CASE-HASH             PIC S9(18)      COMP-3 VALUE 0.
           05  X-PAY                   PIC S9(13)V99   COMP-3 VALUE 0.
           05  X-LINE                  PIC S9(13)V99   COMP-3 VALUE 0.
           05  X-HASH                  PIC 9(18)       COMP-3 VALUE 0.
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN INPUT PERSON-FILE PROVIDER-FILE
                OUTPUT CASE-FILE FAULT-FILE TOTAL-FILE.
           PERFORM READ-TABLES.
           MOVE 19470701 TO RND-SEED.
           COMPUTE FIRST-DAY = FUNCTION INTEGER-OF-DATE(20150105).
           COMPUTE LAST-DAY = FUNCTION INTEGER-OF-DATE(20240628).
           MOVE 'cases' TO F-SOURCE.
           PERFORM WRITE-HEADER.
           PERFORM ONE-CASE
               VARYING I FROM 1 BY 1 UNTIL I > CASE-COUNT.
           PERFORM WRITE-TRAILER.
           PERFORM WRITE-TOTALS.
           CLOSE PERSON-FILE PROVIDER-FILE
                 CASE-FILE FAULT-FILE TOTAL-FILE.
           STOP RUN.
       READ-TABLES.
           MOVE 'N' TO END-SW.
           PERFORM UNTIL AT-END-OF-FILE
             READ PERSON-FILE
               AT END SET AT-END-OF-FILE TO TRUE
               NOT AT END
                 ADD 1 TO PERSON-COUNT
                 MOVE PERSON-LINE TO PERSON-ENTRY (PERSON-COUNT)
             END-READ
           END-PERFORM.
           MOVE 'N' TO END-SW.
           PERFORM UNTIL AT-END-OF-FILE
             READ PROVIDER-FILE
               AT END SET AT-END-OF-FILE TO TRUE
               NOT AT END
                 ADD 1 TO PROVIDER-COUNT
                 MOVE PROVIDER-LINE TO TAB-PROVIDER-NO (PROVIDER-COUNT)
             END-READ
           END-PERFORM.
       WRITE-HEADER.
           MOVE 'H' TO REC-TYPE OF CASE-HEADER-RECORD.
           MOVE 0 TO CASE-NO OF CASE-HEADER-RECORD.
           MOVE 20240701 TO EXTRACT-DT.
           MOVE 'CFSA' TO AGENCY-CD.
           MOVE CASE-COUNT TO HDR-CASE-COUNT.
           WRITE CASE-HEADER-RECORD.
           ADD 1 TO RECORD-NO.
       WRITE-TRAILER.
           MOVE 'T' TO REC-TYPE OF CASE-TRAILER-RECORD.
           MOVE 999999999 TO CASE-NO OF CASE-TRAILER-RECORD.
           MOVE N-CASES TO TRL-CASE-COUNT.
           MOVE N-PARTICIPANTS TO TRL-PARTICIPANT-COUNT.
           MOVE N-SERVICES TO TRL-SERVICE-COUNT.
           MOVE N-PAYMENTS TO TRL-PAYMENT-COUNT.
           MOVE X-PAY TO TRL-PAY-TOTAL.
           MOVE X-LINE TO TRL-LINE-TOTAL.
           MOVE X-HASH TO TRL-CASE-HASH.
           WRITE CASE-TRAILER-RECORD.
           ADD 1 TO RECORD-NO.
      *----------------------------------------------------------------
       ONE-CASE.
           PERFORM HOW-MANY.
           PERFORM WRITE-CASE.
           PERFORM WRITE-PARTICIPANT
               VARYING J FROM 1 BY 1 UNTIL J > PARTICIPANTS.
           PERFORM WRITE-SERVICE
               VARYING J FROM 1 BY 1 UNTIL J > SERVICES.
           PERFORM WRITE-PAYMENT
               VARYING J FROM 1 BY 1 UNTIL J > PAYMENTS.
           PERFORM WRITE-ORPHAN.
       HOW-MANY.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN RND-N < 45 MOVE 1 TO PARTICIPANTS
             WHEN RND-N < 75 MOVE 2 TO PARTICIPANTS
             WHEN RND-N < 91 MOVE 3 TO PARTICIPANTS
             WHEN RND-N < 97 MOVE 4 TO PARTICIPANTS
             WHEN OTHER      MOVE 6 TO PARTICIPANTS
           END-EVALUATE.
           PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN RND-N < 25 MOVE 0 TO SERVICES
             WHEN RND-N < 60 MOVE 1 TO SERVICES
             WHEN RND-N < 85 MOVE 2 TO SERVICES
             WHEN OTHER      MOVE 3 TO SERVICES
           END-EVALUATE.
           PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN RND-N < 20 MOVE 0 TO PAYMENTS
             WHEN RND-N < 45 MOVE 1 TO PAYMENTS
             WHEN RND-N < 65 MOVE 2 TO PAYMENTS
             WHEN RND-N < 80 MOVE 3 TO PAYMENTS
             WHEN RND-N < 92 MOVE 5 TO PAYMENTS
             WHEN OTHER      MOVE 8 TO PAYMENTS
           END-EVALUATE.
           IF I = CASCADE-CASE
             MOVE 3 TO PARTICIPANTS
             MOVE 2 TO SERVICES
             MOVE 4 TO PAYMENTS
           END-IF.
       WRITE-CASE.
           MOVE 11 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE THIS-CASE-NO = 300000000 + I * 11 + RND-N.
           MOVE 'C' TO REC-TYPE OF CASE-RECORD.
           MOVE THIS-CASE-NO TO CASE-NO OF CASE-RECORD.
           MOVE PERSON-COUNT TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE P = RND-N + 1.
           MOVE TAB-CLIENT-NO (P) TO CAS-CLIENT-NO.
           MOVE TAB-DIST-CD (P) TO DIST-CD.
           COMPUTE RND-LIMIT = LAST-DAY - FIRST-DAY + 1.
           PERFORM NEXT-RANDOM.
           COMPUTE OPEN-DAY = FIRST-DAY + RND-N.
           COMPUTE OPEN-DT = FUNCTION DATE-OF-INTEGER(OPEN-DAY).
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN RND-N < 15 MOVE 0 TO CLOSE-DT-C
             WHEN RND-N < 65 MOVE 99999999 TO CLOSE-DT-C
             WHEN OTHER      PERFORM LATER-DAY
               COMPUTE CLOSE-DT-C = FUNCTION DATE-OF-INTEGER(SOME-DAY)
           END-EVALUATE.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 4 MOVE 'AD' TO CASE-TYPE
           ELSE
             COMPUTE K = FUNCTION MOD(RND-N, 7) + 1
             MOVE POOL-CASE-TYPE (K) TO CASE-TYPE
           END-IF.
      *    WORKER 117 OF THE 200 HAS A PLANTED FAULT
           MOVE 199 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N > 115 ADD 1 TO RND-N END-IF.
           COMPUTE WORKER-NO = 10003 + RND-N * 3.
           MOVE 5 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE PRIORITY = RND-N + 1.
           IF I = CASCADE-CASE MOVE 20230230 TO OPEN-DT END-IF.
           WRITE CASE-RECORD.
           ADD 1 TO RECORD-NO N-CASES.
           ADD THIS-CASE-NO TO X-HASH.
           IF I = CASCADE-CASE
             ADD 1 TO Q-CASES
             MOVE 'CASE-RECORD' TO F-SEGMENT
             MOVE THIS-CASE-NO TO F-KEY
             MOVE 'OPEN-DT' TO F-FIELD
             MOVE 'impossible_date' TO F-FAULT
             MOVE 'map' TO F-STAGE
             MOVE '20230230: there is no 30 February' TO F-WHY
             PERFORM RECORD-FAULT
           ELSE
             ADD 1 TO G-CASES
             ADD THIS-CASE-NO TO S-CASE-HASH
           END-IF.
       LATER-DAY.
           COMPUTE RND-LIMIT = LAST-DAY - OPEN-DAY + 1.
           PERFORM NEXT-RANDOM.
           COMPUTE SOME-DAY = OPEN-DAY + RND-N.
       WRITE-PARTICIPANT.
           MOVE 'P' TO REC-TYPE OF PARTICIPANT-RECORD.
           MOVE THIS-CASE-NO TO CASE-NO OF PARTICIPANT-RECORD.
           MOVE J TO SEQ-NO KEY-3.
           COMPUTE K = FUNCTION MOD(P - 1 + (J - 1) * 37, PERSON-COUNT)
                     + 1.
           MOVE TAB-CLIENT-NO (K) TO PAR-CLIENT-NO.
           MOVE 7 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF J = 1 MOVE 'AP' TO ROLE-CD
           ELSE MOVE POOL-ROLE (RND-N + 1) TO ROLE-CD END-IF.
           PERFORM LATER-DAY.
           COMPUTE JOIN-DT = FUNCTION DAY-OF-INTEGER(SOME-DAY).
           WRITE PARTICIPANT-RECORD.
           ADD 1 TO RECORD-NO N-PARTICIPANTS.
           IF I = CASCADE-CASE
             ADD 1 TO Q-PARTICIPANTS
             MOVE 'PARTICIPANT-RECORD' TO F-SEGMENT
             PERFORM CHILD-KEY
             PERFORM CASCADE-FAULT
           ELSE
             ADD 1 TO G-PARTICIPANTS
           END-IF.
       WRITE-SERVICE.
           MOVE 'S' TO REC-TYPE OF SERVICE-RECORD.
           MOVE THIS-CASE-NO TO CASE-NO OF SERVICE-RECORD.
           MOVE J TO SERVICE-NO KEY-3.
           MOVE PROVIDER-COUNT TO RND-LIMIT PERFORM NEXT-RANDOM.
           MOVE TAB-PROVIDER-NO (RND-N + 1) TO PROVIDER-NO.
           MOVE 12 TO RND-LIMIT PERFORM NEXT-RANDOM.
           MOVE POOL-SERVICE (RND-N + 1) TO SERVICE-CD.
           PERFORM LATER-DAY.
           COMPUTE START-DT = FUNCTION DATE-OF-INTEGER(SOME-DAY).
           MOVE 24000 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE UNITS = (RND-N - 200) / 100.
           MOVE 2500000 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE UNIT-RATE = RND-N / 10000.
           ADD 1 TO RECORD-NO N-SERVICES.
           EVALUATE N-SERVICES
             WHEN 700  MOVE 'ZZZZ' TO SERVICE-CD
                       MOVE 'ZZZZ is not in codes/service.csv' TO F-WHY
             WHEN 2100 MOVE 'C0UN' TO SERVICE-CD
                       MOVE 'C0UN is not in codes/service.csv' TO F-WHY
             WHEN OTHER CONTINUE
           END-EVALUATE.
           WRITE SERVICE-RECORD.
           MOVE 'SERVICE-RECORD' TO F-SEGMENT.
           PERFORM CHILD-KEY.
           EVALUATE TRUE
             WHEN I = CASCADE-CASE
               ADD 1 TO Q-SERVICES
               PERFORM CASCADE-FAULT
             WHEN N-SERVICES = 700 OR 2100
               ADD 1 TO Q-SERVICES
               MOVE 'SERVICE-CD' TO F-FIELD
               MOVE 'unknown_code' TO F-FAULT
               MOVE 'map' TO F-STAGE
               PERFORM RECORD-FAULT
             WHEN OTHER
               ADD 1 TO G-SERVICES
               ADD UNITS TO S-UNITS
               ADD UNIT-RATE TO S-RATE
           END-EVALUATE.
      *----------------------------------------------------------------
       WRITE-PAYMENT.
           PERFORM BUILD-PAYMENT.
           MOVE 'G' TO PAYMENT-KIND.
           IF I = CASCADE-CASE MOVE 'K' TO PAYMENT-KIND END-IF.
           EVALUATE N-PAYMENTS
             WHEN 500  WHEN 2500 WHEN 4500 MOVE 'L' TO PAYMENT-KIND
             WHEN 1000 WHEN 3500           MOVE 'A' TO PAYMENT-KIND
             WHEN 3000                     MOVE 'M' TO PAYMENT-KIND
             WHEN OTHER CONTINUE
           END-EVALUATE.
           PERFORM PUT-PAYMENT.
      * TWO PAYMENTS OF CASES THAT DO NOT EXIST, BEHIND A CASE
       WRITE-ORPHAN.
           IF I = 1111 OR I = 2222
             PERFORM BUILD-PAYMENT
             IF I = 1111 MOVE 300040017 TO CASE-NO OF PAYMENT-RECORD
             ELSE MOVE 300050023 TO CASE-NO OF PAYMENT-RECORD END-IF
             MOVE 'O' TO PAYMENT-KIND
             PERFORM PUT-PAYMENT
           END-IF.
       BUILD-PAYMENT.
           ADD 1 TO RECORD-NO N-PAYMENTS.
           MOVE 'Y' TO REC-TYPE OF PAYMENT-RECORD.
           MOVE THIS-CASE-NO TO CASE-NO OF PAYMENT-RECORD.
           MOVE 3 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE PAYMENT-NO = 700000000 + N-PAYMENTS * 3 + RND-N.
           PERFORM LATER-DAY.
           COMPUTE PAY-DT = FUNCTION DATE-OF-INTEGER(SOME-DAY).
           PERFORM HOW-MANY-LINES.
           MOVE LINES-WANTED TO LINE-CNT.
           MOVE 0 TO LINE-SUM.
           PERFORM VARYING L FROM 1 BY 1 UNTIL L > LINES-WANTED
             MOVE 80000 TO RND-LIMIT
             PERFORM NEXT-RANDOM
             COMPUTE CENTS = RND-N + 100
             MOVE 60 TO RND-LIMIT
             PERFORM NEXT-RANDOM
             IF RND-N < 4
               MOVE 'AJ' TO LINE-CD (L)
               COMPUTE CENTS = 0 - CENTS
             ELSE
               COMPUTE K = FUNCTION MOD(RND-N, 8) + 1
               MOVE POOL-LINE (K) TO LINE-CD (L)
             END-IF
             COMPUTE LINE-AMT (L) = CENTS / 100
             ADD LINE-AMT (L) TO LINE-SUM
           END-PERFORM.
           MOVE LINE-SUM TO PAY-AMT.
       HOW-MANY-LINES.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN RND-N < 5  MOVE 0 TO LINES-WANTED
             WHEN RND-N < 35 MOVE 1 TO LINES-WANTED
             WHEN RND-N < 60 MOVE 2 TO LINES-WANTED
             WHEN RND-N < 80 MOVE 3 TO LINES-WANTED
             WHEN RND-N < 88 MOVE 4 TO LINES-WANTED
             WHEN RND-N < 92 MOVE 6 TO LINES-WANTED
             WHEN RND-N < 98 COMPUTE LINES-WANTED = RND-N - 85
             WHEN OTHER      MOVE 12 TO LINES-WANTED
           END-EVALUATE.
           EVALUATE N-PAYMENTS
             WHEN 500 WHEN 1000 WHEN 2500 WHEN 3000 WHEN 3500 WHEN 4500
               MOVE 3 TO LINES-WANTED
             WHEN OTHER CONTINUE
           END-EVALUATE.
           IF I = CASCADE-CASE COMPUTE LINES-WANTED = J - 1 END-IF.
      * PAY-AMT IS BYTES 28-33 OF THE RECORD, LINE-CNT 34-35. THE
      * TRAILER ADDS WHAT THE RECORDS SAY: NO AMOUNT THAT IS NO NUMBER,
      * AND NO LINES WHERE THE COUNT DOES NOT SAY HOW MANY THERE ARE.
       PUT-PAYMENT.
           MOVE 'PAYMENT-RECORD' TO F-SEGMENT.
           MOVE PAYMENT-NO TO F-KEY.
           IF PAYMENT-MISMATCH ADD 10 TO PAY-AMT END-IF.
           IF NOT PAYMENT-BAD-AMOUNT ADD PAY-AMT TO X-PAY END-IF.
           IF NOT PAYMENT-BAD-COUNT ADD LINE-SUM TO X-LINE END-IF.
           EVALUATE TRUE
             WHEN PAYMENT-GOOD
               ADD 1 TO G-PAYMENTS
               ADD LINES-WANTED TO G-LINES
               ADD PAY-AMT TO S-PAY
               ADD LINE-SUM TO S-LINE
               WRITE PAYMENT-RECORD
             WHEN PAYMENT-BAD-COUNT
               PERFORM PUT-BAD-COUNT
             WHEN PAYMENT-BAD-AMOUNT
               PERFORM PUT-BAD-AMOUNT
             WHEN PAYMENT-MISMATCH
               MOVE 'PAY-AMT' TO F-FIELD
               MOVE 'sum_mismatch' TO F-FAULT
               MOVE 'validate' TO F-STAGE
               MOVE 'PAY-AMT is 10.00 more than the sum of its lines'
                 TO F-WHY
               PERFORM PUT-BAD
             WHEN PAYMENT-ORPHAN
               MOVE 'CASE-NO' TO F-FIELD
               MOVE 'orphan' TO F-FAULT
               MOVE 'validate' TO F-STAGE
               MOVE SPACES TO F-WHY
               STRING 'there is no case ' CASE-NO OF PAYMENT-RECORD
                 DELIMITED BY SIZE INTO F-WHY
               PERFORM PUT-BAD
             WHEN PAYMENT-CASCADED
               PERFORM CASCADE-TEXT
               PERFORM PUT-BAD
           END-EVALUATE.
       PUT-BAD-COUNT.
           MOVE LINES-WANTED TO RAW-CNT.
           MOVE 'LINE-CNT' TO F-FIELD.
           MOVE 'decode' TO F-STAGE.
           MOVE 'odo_out_of_range' TO F-FAULT.
           EVALUATE N-PAYMENTS
             WHEN 500
               MOVE '13' TO RAW-FIXED (34:2)
               MOVE '13: more than 12; three lines follow' TO F-WHY
             WHEN 2500
               MOVE '99' TO RAW-FIXED (34:2)
               MOVE '99: more than 12; three lines follow' TO F-WHY
             WHEN 4500
               MOVE '?3' TO RAW-FIXED (34:2)
               MOVE 'odo_not_numeric' TO F-FAULT
               MOVE '?3 is no number; three lines follow' TO F-WHY
           END-EVALUATE.
           PERFORM NOTE-PAYMENT.
           WRITE RAW-PAYMENT.
           ADD 1 TO Q-PAYMENTS.
           PERFORM RECORD-FAULT.
       PUT-BAD-AMOUNT.
           MOVE 'PAY-AMT' TO F-FIELD.
           MOVE 'decode' TO F-STAGE.
           IF N-PAYMENTS = 1000
             MOVE X'00000B12345C' TO RAW-FIXED (28:6)
             MOVE 'invalid_packed_digit' TO F-FAULT
             MOVE 'X''00000B12345C'': the digit B' TO F-WHY
           ELSE
             MOVE X'000000123457' TO RAW-FIXED (28:6)
             MOVE 'invalid_packed_sign' TO F-FAULT
             MOVE 'X''000000123457'': the sign 7' TO F-WHY
           END-IF.
           PERFORM NOTE-PAYMENT.
           WRITE PAYMENT-RECORD.
           ADD 1 TO Q-PAYMENTS.
           PERFORM RECORD-FAULT.
       PUT-BAD.
           PERFORM NOTE-PAYMENT.
           WRITE PAYMENT-RECORD.
           ADD 1 TO Q-PAYMENTS.
           PERFORM RECORD-FAULT.
      * WHAT A PAYMENT THAT IS NOT LOADED BRINGS TO THE TRAILER
       NOTE-PAYMENT.
           MOVE 'none' TO PAY-TEXT LINE-TEXT.
           IF NOT PAYMENT-BAD-AMOUNT
             MOVE PAY-AMT TO T-AMOUNT-2
             MOVE FUNCTION TRIM(T-AMOUNT-2) TO PAY-TEXT
           END-IF.
           IF NOT PAYMENT-BAD-COUNT
             MOVE LINE-SUM TO T-AMOUNT-2
             MOVE FUNCTION TRIM(T-AMOUNT-2) TO LINE-TEXT
           END-IF.
           MOVE RECORD-NO TO F-RECORD-TEXT.
           MOVE SPACES TO TOTAL-LINE.
           STRING 'q ' FUNCTION TRIM(F-RECORD-TEXT) ' '
                  PAYMENT-NO ' ' FUNCTION TRIM(F-FAULT) ' '
                  FUNCTION TRIM(PAY-TEXT) ' '
                  FUNCTION TRIM(LINE-TEXT)
                  DELIMITED BY SIZE INTO TOTAL-LINE.
           WRITE TOTAL-LINE.
      *----------------------------------------------------------------
       CHILD-KEY.
           MOVE SPACES TO F-KEY.
           STRING THIS-CASE-NO '/' KEY-3
             DELIMITED BY SIZE INTO F-KEY.
       CASCADE-TEXT.
           MOVE 'CASE-NO' TO F-FIELD.
           MOVE 'orphan_of_quarantined' TO F-FAULT.
           MOVE 'validate' TO F-STAGE.
           MOVE SPACES TO F-WHY.
           STRING 'its case ' THIS-CASE-NO ' is quarantined'
             DELIMITED BY SIZE INTO F-WHY.
       CASCADE-FAULT.
           PERFORM CASCADE-TEXT.
           PERFORM RECORD-FAULT.
       RECORD-FAULT.
           MOVE RECORD-NO TO F-RECORD.
           PERFORM WRITE-FAULT.
       WRITE-TOTALS.
           MOVE 'sources.cases.records_in' TO T-NAME.
           MOVE RECORD-NO TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.header' TO T-NAME.
           MOVE 1 TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.trailer' TO T-NAME.
           MOVE 1 TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.filtered' TO T-NAME.
           MOVE 0 TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.quarantined' TO T-NAME.
           COMPUTE T-COUNT = Q-CASES + Q-PARTICIPANTS + Q-SERVICES
                           + Q-PAYMENTS. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.loaded' TO T-NAME.
           COMPUTE T-COUNT = G-CASES + G-PARTICIPANTS + G-SERVICES
                           + G-PAYMENTS. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.CASE-RECORD.records_in'
             TO T-NAME.
           MOVE N-CASES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.CASE-RECORD.quarantined'
             TO T-NAME.
           MOVE Q-CASES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.CASE-RECORD.loaded' TO T-NAME.
           MOVE G-CASES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.PARTICIPANT-RECORD.records_in'
             TO T-NAME.
           MOVE N-PARTICIPANTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.PARTICIPANT-RECORD.quarantined'
             TO T-NAME.
           MOVE Q-PARTICIPANTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.PARTICIPANT-RECORD.loaded'
             TO T-NAME.
           MOVE G-PARTICIPANTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.SERVICE-RECORD.records_in'
             TO T-NAME.
           MOVE N-SERVICES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.SERVICE-RECORD.quarantined'
             TO T-NAME.
           MOVE Q-SERVICES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.SERVICE-RECORD.loaded'
             TO T-NAME.
           MOVE G-SERVICES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.PAYMENT-RECORD.records_in'
             TO T-NAME.
           MOVE N-PAYMENTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.PAYMENT-RECORD.quarantined'
             TO T-NAME.
           MOVE Q-PAYMENTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.cases.segments.PAYMENT-RECORD.loaded'
             TO T-NAME.
           MOVE G-PAYMENTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.case.rows' TO T-NAME.
           MOVE G-CASES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.case.sums.CASE-NO' TO T-NAME.
           MOVE S-CASE-HASH TO T-COUNT. PERFORM WRITE-SUM.
           MOVE 'tables.participant.rows' TO T-NAME.
           MOVE G-PARTICIPANTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.service.rows' TO T-NAME.
           MOVE G-SERVICES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.service.sums.UNITS' TO T-NAME.
           MOVE S-UNITS TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           MOVE 'tables.service.sums.UNIT-RATE' TO T-NAME.
           MOVE S-RATE TO T-AMOUNT. PERFORM WRITE-AMOUNT-4.
           MOVE 'tables.payment.rows' TO T-NAME.
           MOVE G-PAYMENTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.payment.sums.PAY-AMT' TO T-NAME.
           MOVE S-PAY TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           MOVE 'tables.payment_line.rows' TO T-NAME.
           MOVE G-LINES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.payment_line.sums.LINE-AMT' TO T-NAME.
           MOVE S-LINE TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           MOVE 'trailer.TRL-CASE-COUNT' TO T-NAME.
           MOVE N-CASES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'trailer.TRL-PARTICIPANT-COUNT' TO T-NAME.
           MOVE N-PARTICIPANTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'trailer.TRL-SERVICE-COUNT' TO T-NAME.
           MOVE N-SERVICES TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'trailer.TRL-PAYMENT-COUNT' TO T-NAME.
           MOVE N-PAYMENTS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'trailer.TRL-PAY-TOTAL' TO T-NAME.
           MOVE X-PAY TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           MOVE 'trailer.TRL-LINE-TOTAL' TO T-NAME.
           MOVE X-LINE TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           MOVE 'trailer.TRL-CASE-HASH' TO T-NAME.
           MOVE X-HASH TO T-COUNT. PERFORM WRITE-SUM.
           COPY FAULT.
           COPY RANDOM.
