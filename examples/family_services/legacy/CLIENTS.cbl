       CBL CODEPAGE(37)
      * CLIENTS WRITES THE CLIENT MASTER, THE LIST OF ITS PLANTED
      * FAULTS, ITS CONTROL TOTALS AND THE PERSONS CASES MAY USE.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. CLIENTS.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT CLIENT-FILE ASSIGN TO CLIENTS
               ORGANIZATION IS SEQUENTIAL.
           SELECT PERSON-FILE ASSIGN TO PERSONS
               ORGANIZATION IS SEQUENTIAL.
           SELECT FAULT-FILE ASSIGN TO FAULTS
               ORGANIZATION IS SEQUENTIAL.
           SELECT TOTAL-FILE ASSIGN TO TOTALS
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  CLIENT-FILE RECORDING MODE F BLOCK CONTAINS 0 RECORDS.
           COPY CLIENT.
      * THE SAME BYTES, FOR PLANTING WHAT NO MOVE WOULD STORE
       01  CLIENT-BYTES                PIC X(330).
       FD  PERSON-FILE RECORDING MODE F.
       01  PERSON-LINE.
           05  PERSON-NO               PIC 9(9).
           05  PERSON-DIST             PIC X(3).
       FD  FAULT-FILE RECORDING MODE F.
       01  FAULT-LINE                  PIC X(250).
       FD  TOTAL-FILE RECORDING MODE F.
       01  TOTAL-LINE                  PIC X(120).
       WORKING-STORAGE SECTION.
           COPY RANDWS.
           COPY FAULTWS.
           COPY NAMES.
           COPY DISTRICT.
       01  LANGUAGE-POOL.
           05  FILLER                  PIC X(24)
               VALUE 'engspaviezhosomararustgl'.
       01  FILLER REDEFINES LANGUAGE-POOL.
           05  POOL-LANG               PIC X(3) OCCURS 8 TIMES.
       01  STREET-POOL.
           05  FILLER PIC X(18) VALUE 'Main Street'.
           05  FILLER PIC X(18) VALUE 'Harbor Avenue'.
           05  FILLER PIC X(18) VALUE 'Cedar Lane'.
           05  FILLER PIC X(18) VALUE "King's Road".
           05  FILLER PIC X(18) VALUE 'Calle Ñuñoa'.
           05  FILLER PIC X(18) VALUE 'Rue de la Forêt'.
           05  FILLER PIC X(18) VALUE 'Martin L. King Way'.
           05  FILLER PIC X(18) VALUE 'Old Mill Rd #4'.
           05  FILLER PIC X(18) VALUE 'Bergstraße'.
           05  FILLER PIC X(18) VALUE 'Route 12 North'.
           05  FILLER PIC X(18) VALUE 'Elm & Third'.
           05  FILLER PIC X(18) VALUE 'Østergade'.
       01  FILLER REDEFINES STREET-POOL.
           05  POOL-STREET             PIC X(18) OCCURS 12 TIMES.
       01  AWAY-POOL.
           05  FILLER PIC X(25) VALUE 'Cambridge         MA02139'.
           05  FILLER PIC X(25) VALUE 'Hoboken           NJ07030'.
           05  FILLER PIC X(25) VALUE 'San Juan          PR00901'.
           05  FILLER PIC X(25) VALUE 'Portland          OR97201'.
       01  FILLER REDEFINES AWAY-POOL.
           05  POOL-AWAY OCCURS 4 TIMES.
               10  AWAY-CITY           PIC X(18).
               10  AWAY-STATE          PIC X(2).
               10  AWAY-ZIP            PIC 9(5).
       01  ORG-FIRST-POOL.
           05  FILLER PIC X(24) VALUE 'Harbor Street'.
           05  FILLER PIC X(24) VALUE 'Café Île-de-France'.
           05  FILLER PIC X(24) VALUE 'São Miguel'.
           05  FILLER PIC X(24) VALUE "St. Mary's".
           05  FILLER PIC X(24) VALUE 'Niños y Niñas'.
           05  FILLER PIC X(24) VALUE 'Große Freude'.
           05  FILLER PIC X(24) VALUE 'Sons & Daughters'.
           05  FILLER PIC X(24) VALUE 'Sjælland-Odense'.
           05  FILLER PIC X(24) VALUE 'Pine Ridge Tribal'.
           05  FILLER PIC X(24) VALUE 'FIRST BAPTIST'.
       01  FILLER REDEFINES ORG-FIRST-POOL.
           05  POOL-ORG-FIRST          PIC X(24) OCCURS 10 TIMES.
       01  ORG-LAST-POOL.
           05  FILLER PIC X(25) VALUE 'Family Home'.
           05  FILLER PIC X(25) VALUE 'Day Care, Inc.'.
           05  FILLER PIC X(25) VALUE 'Shelter'.
           05  FILLER PIC X(25) VALUE 'Head Start'.
           05  FILLER PIC X(25) VALUE 'Community Association'.
           05  FILLER PIC X(25) VALUE 'Trust (in liquidation)'.
           05  FILLER PIC X(25) VALUE 'Housing Co-operative Ltd.'.
       01  FILLER REDEFINES ORG-LAST-POOL.
           05  POOL-ORG-LAST           PIC X(25) OCCURS 7 TIMES.
       01  CLIENT-COUNT                PIC S9(9) COMP-5 VALUE 5000.
       01  I                           PIC S9(9) COMP-5.
       01  K                           PIC S9(9) COMP-5.
       01  A                           PIC S9(9) COMP-5.
       01  D                           PIC S9(9) COMP-5.
       01  PATTERN                     PIC S9(9) COMP-5.
       01  BIRTH-DAY                   PIC S9(9) COMP-5.
       01  REG-DAY                     PIC S9(9) COMP-5.
       01  LOW-DAY                     PIC S9(9) COMP-5.
       01  LAST-DAY                    PIC S9(9) COMP-5.
       01  FIRST-DAY                   PIC S9(9) COMP-5.
       01  FAULT-SW                    PIC X.
           88  IS-FAULTY               VALUE 'Y'.
       01  LEN-1                       PIC S9(9) COMP-5.
       01  LEN-2                       PIC S9(9) COMP-5.
       01  NAME-WORK                   PIC X(80).
       01  HOUSE-NO                    PIC Z(3)9.
       01  SAVED-250                   PIC 9(9).
       01  SAVED-1200                  PIC 9(9).
       01  COUNTERS.
           05  C-FILTERED              PIC 9(9) COMP VALUE 0.
           05  C-FAULTY                PIC 9(9) COMP VALUE 0.
           05  C-LOADED                PIC 9(9) COMP VALUE 0.
           05  C-PERSONS               PIC 9(9) COMP VALUE 0.
           05  C-ORGS                  PIC 9(9) COMP VALUE 0.
           05  C-ADDRESSES             PIC 9(9) COMP VALUE 0.
       01  SUMS.
           05  S-BALANCE               PIC S9(14)V99   COMP-3 VALUE 0.
           05  S-INCOME                PIC S9(14)V99   COMP-3 VALUE 0.
           05  S-OVERPAID              PIC S9(14)V99   COMP-3 VALUE 0.
           05  S-WEIGHT                PIC S9(14)V9(4) COMP-3 VALUE 0.
           05  S-RISK                  PIC S9(18)      COMP-3 VALUE 0.
           05  S-HOUSEHOLD             PIC S9(18)      COMP-3 VALUE 0.
           05  S-KEY-HASH              PIC S9(18)      COMP-3 VALUE 0.
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT CLIENT-FILE PERSON-FILE FAULT-FILE TOTAL-FILE.
           MOVE 20240701 TO RND-SEED.
           COMPUTE FIRST-DAY = FUNCTION INTEGER-OF-DATE(19870105).
           COMPUTE LAST-DAY = FUNCTION INTEGER-OF-DATE(20240628).
           PERFORM ONE-CLIENT
               VARYING I FROM 1 BY 1 UNTIL I > CLIENT-COUNT.
           PERFORM WRITE-TOTALS.
           CLOSE CLIENT-FILE PERSON-FILE FAULT-FILE TOTAL-FILE.
           STOP RUN.
       ONE-CLIENT.
           PERFORM BUILD-CLIENT.
           MOVE 'N' TO FAULT-SW.
           PERFORM PLANT-FAULT.
           PERFORM PLANT-ODD.
           EVALUATE TRUE
             WHEN IS-FAULTY      ADD 1 TO C-FAULTY
             WHEN CLIENT-DELETED ADD 1 TO C-FILTERED
             WHEN OTHER          PERFORM COUNT-CLIENT
           END-EVALUATE.
           WRITE CLIENT-RECORD.
       COUNT-CLIENT.
           ADD 1 TO C-LOADED.
           ADD CLIENT-NO TO S-KEY-HASH.
           ADD BALANCE-AMT TO S-BALANCE.
           ADD INCOME-AMT TO S-INCOME.
           ADD OVERPAID-AMT TO S-OVERPAID.
           ADD CASE-WEIGHT TO S-WEIGHT.
           ADD RISK-SCORE TO S-RISK.
           ADD HOUSEHOLD-SIZE TO S-HOUSEHOLD.
           PERFORM VARYING A FROM 1 BY 1 UNTIL A > 3
             IF NOT ADDR-UNUSED (A) ADD 1 TO C-ADDRESSES END-IF
           END-PERFORM.
           IF CLIENT-IS-PERSON
             ADD 1 TO C-PERSONS
             MOVE CLIENT-NO TO PERSON-NO
             MOVE DIST-CD TO PERSON-DIST
             WRITE PERSON-LINE
           ELSE
             ADD 1 TO C-ORGS
           END-IF.
      *----------------------------------------------------------------
       BUILD-CLIENT.
           MOVE SPACES TO CLIENT-RECORD.
           MOVE 7 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE CLIENT-NO = 100000000 + I * 7 + RND-N.
           MOVE 1000 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 100 OR I = 4096 SET CLIENT-IS-ORG TO TRUE
           ELSE SET CLIENT-IS-PERSON TO TRUE END-IF.
           PERFORM FORCE-TYPE.
           MOVE 1000 TO RND-LIMIT PERFORM NEXT-RANDOM.
           PERFORM VARYING D FROM 1 BY 1
             UNTIL D > 11 OR RND-N < POOL-DIST-SHARE (D)
             CONTINUE
           END-PERFORM.
           MOVE POOL-DIST-CD (D) TO DIST-CD.
           IF CLIENT-IS-PERSON PERFORM BUILD-PERSON
           ELSE PERFORM BUILD-ORG END-IF.
           PERFORM BUILD-DATES.
           PERFORM BUILD-AMOUNTS.
           PERFORM BUILD-ADDRESSES.
      * THE RECORDS THAT TAKE A FAULT OR AN ODDITY ARE OF A KNOWN KIND
       FORCE-TYPE.
           EVALUATE I
             WHEN 229  WHEN 366  WHEN 777  WHEN 1066 WHEN 1611
             WHEN 2718 WHEN 2999 WHEN 3142 WHEN 250  WHEN 1200
             WHEN 1201 WHEN 2400 WHEN 4750
               SET CLIENT-IS-PERSON TO TRUE
             WHEN OTHER CONTINUE
           END-EVALUATE.
       BUILD-PERSON.
           MOVE POOL-LAST-COUNT TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE K = RND-N + 1.
           MOVE POOL-LAST (K) TO LAST-NAME.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 8 PERFORM DOUBLE-LAST-NAME END-IF.
           MOVE POOL-FIRST-COUNT TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE K = RND-N + 1.
           MOVE POOL-FIRST (K) TO FIRST-NAME.
           MOVE POOL-SEX (K) TO SEX-CD.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN RND-N < 2 MOVE 'X' TO SEX-CD
             WHEN RND-N < 5 MOVE 'U' TO SEX-CD
             WHEN OTHER CONTINUE
           END-EVALUATE.
           PERFORM BUILD-BIRTH.
           MOVE 99999990 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE SSN = 900000001 + RND-N.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN RND-N < 58 MOVE 1 TO K
             WHEN RND-N < 78 MOVE 2 TO K
             WHEN RND-N < 84 MOVE 3 TO K
             WHEN RND-N < 88 MOVE 4 TO K
             WHEN RND-N < 92 MOVE 5 TO K
             WHEN RND-N < 95 MOVE 6 TO K
             WHEN RND-N < 98 MOVE 7 TO K
             WHEN OTHER      MOVE 8 TO K
           END-EVALUATE.
           MOVE POOL-LANG (K) TO LANG-CD.
           MOVE 8 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE HOUSEHOLD-SIZE = RND-N + 1.
       DOUBLE-LAST-NAME.
           MOVE POOL-LAST-COUNT TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE A = RND-N + 1.
           COMPUTE LEN-1 = FUNCTION LENGTH(
               FUNCTION TRIM(POOL-LAST (K))).
           COMPUTE LEN-2 = FUNCTION LENGTH(
               FUNCTION TRIM(POOL-LAST (A))).
           IF LEN-1 + LEN-2 < 30
             STRING FUNCTION TRIM(POOL-LAST (K)) '-'
                    FUNCTION TRIM(POOL-LAST (A))
                    DELIMITED BY SIZE INTO LAST-NAME
           END-IF.
      * BORN FROM 1921 TO APRIL 2024; ONE IN SOME HUNDRED ON A LEAP DAY
       BUILD-BIRTH.
           COMPUTE LOW-DAY = FUNCTION INTEGER-OF-DATE(19210301).
           COMPUTE K = FUNCTION INTEGER-OF-DATE(20240430).
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 70
             COMPUTE LOW-DAY = FUNCTION INTEGER-OF-DATE(19680101)
           END-IF.
           COMPUTE RND-LIMIT = K - LOW-DAY + 1 PERFORM NEXT-RANDOM.
           COMPUTE BIRTH-DAY = LOW-DAY + RND-N.
           IF FUNCTION MOD(I, 113) = 7
             EVALUATE FUNCTION MOD(I, 5)
               WHEN 0 MOVE 19480229 TO BIRTH-DT
               WHEN 1 MOVE 19960229 TO BIRTH-DT
               WHEN 2 MOVE 20000229 TO BIRTH-DT
               WHEN 3 MOVE 20240229 TO BIRTH-DT
               WHEN 4 MOVE 19240229 TO BIRTH-DT
             END-EVALUATE
             COMPUTE BIRTH-DAY = FUNCTION INTEGER-OF-DATE(BIRTH-DT)
           ELSE
             COMPUTE BIRTH-DT = FUNCTION DATE-OF-INTEGER(BIRTH-DAY)
           END-IF.
       BUILD-ORG.
           MOVE 10 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE K = RND-N + 1.
           MOVE 7 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE A = RND-N + 1.
           STRING FUNCTION TRIM(POOL-ORG-FIRST (K)) ' '
                  FUNCTION TRIM(POOL-ORG-LAST (A))
                  DELIMITED BY SIZE INTO ORG-NAME.
           MOVE 9999990 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE TAX-ID = 010000001 + RND-N * 7.
           MOVE 0 TO SSN.
           MOVE POOL-LANG (1) TO LANG-CD.
           MOVE 0 TO HOUSEHOLD-SIZE.
           MOVE FIRST-DAY TO BIRTH-DAY.
       BUILD-DATES.
           MOVE FIRST-DAY TO LOW-DAY.
           IF BIRTH-DAY > LOW-DAY MOVE BIRTH-DAY TO LOW-DAY END-IF.
           COMPUTE RND-LIMIT = LAST-DAY - LOW-DAY + 1.
           PERFORM NEXT-RANDOM.
           COMPUTE REG-DAY = LOW-DAY + RND-N.
           COMPUTE REG-DT = FUNCTION DAY-OF-INTEGER(REG-DAY).
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN FUNCTION MOD(I * 1237 + 411, 5000) < 100
               SET CLIENT-DELETED TO TRUE
             WHEN RND-N < 22
               SET CLIENT-CLOSED TO TRUE
             WHEN OTHER
               SET CLIENT-ACTIVE TO TRUE
           END-EVALUATE.
           IF CLIENT-ACTIVE
             IF RND-N < 35 MOVE 0 TO CLOSE-DT
             ELSE MOVE 99999999 TO CLOSE-DT END-IF
           ELSE
             COMPUTE RND-LIMIT = LAST-DAY - REG-DAY + 1
             PERFORM NEXT-RANDOM
             COMPUTE CLOSE-DT =
               FUNCTION DATE-OF-INTEGER(REG-DAY + RND-N)
           END-IF.
       BUILD-AMOUNTS.
           MOVE 2000000 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE RISK-SCORE = RND-N - 400000.
           MOVE 97500 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE CASE-WEIGHT = (RND-N - 2500) / 10000.
           MOVE 0 TO BALANCE-AMT INCOME-AMT OVERPAID-AMT.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 65
             MOVE 9000000 TO RND-LIMIT PERFORM NEXT-RANDOM
             COMPUTE BALANCE-AMT = (RND-N - 1500000) / 100
           END-IF.
           IF CLIENT-IS-PERSON
             MOVE 12000000 TO RND-LIMIT PERFORM NEXT-RANDOM
             COMPUTE INCOME-AMT = (RND-N - 600000) / 100
           END-IF.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF RND-N < 20
             MOVE 600000 TO RND-LIMIT PERFORM NEXT-RANDOM
             COMPUTE OVERPAID-AMT = (RND-N - 100000) / 100
           END-IF.
           EVALUATE I
             WHEN 100  MOVE  999999999.99 TO BALANCE-AMT
             WHEN 101  MOVE -999999999.98 TO BALANCE-AMT
             WHEN 102  MOVE  9999999.99 TO INCOME-AMT OVERPAID-AMT
             WHEN 103  MOVE -9999999.98 TO INCOME-AMT OVERPAID-AMT
             WHEN 104  MOVE  999999999 TO RISK-SCORE
             WHEN 105  MOVE -999999999 TO RISK-SCORE
             WHEN 106  MOVE  9999.9999 TO CASE-WEIGHT
             WHEN 107  MOVE -9999.9998 TO CASE-WEIGHT
             WHEN 2400 MOVE 30 TO HOUSEHOLD-SIZE
             WHEN OTHER CONTINUE
           END-EVALUATE.
      *----------------------------------------------------------------
       BUILD-ADDRESSES.
           PERFORM VARYING A FROM 1 BY 1 UNTIL A > 3
             MOVE ZERO TO ZIP-CD (A) SINCE-DT (A)
           END-PERFORM.
           MOVE 100 TO RND-LIMIT PERFORM NEXT-RANDOM.
           EVALUATE TRUE
             WHEN I = 1066 OR I = 3142 OR RND-N < 55 MOVE 1 TO PATTERN
             WHEN RND-N < 78 MOVE 2 TO PATTERN
             WHEN RND-N < 87 MOVE 3 TO PATTERN
             WHEN RND-N < 93 MOVE 4 TO PATTERN
             WHEN RND-N < 98 MOVE 5 TO PATTERN
             WHEN OTHER      MOVE 6 TO PATTERN
           END-EVALUATE.
           EVALUATE PATTERN
             WHEN 1 MOVE 'H' TO ADDR-TYPE (1)
             WHEN 2 MOVE 'H' TO ADDR-TYPE (1)
                    MOVE 'M' TO ADDR-TYPE (2)
             WHEN 3 MOVE 'H' TO ADDR-TYPE (1)
                    MOVE 'M' TO ADDR-TYPE (3)
             WHEN 4 MOVE 'H' TO ADDR-TYPE (1) ADDR-TYPE (3)
                    MOVE 'M' TO ADDR-TYPE (2)
             WHEN 5 MOVE 'M' TO ADDR-TYPE (2)
             WHEN 6 CONTINUE
           END-EVALUATE.
           PERFORM VARYING A FROM 1 BY 1 UNTIL A > 3
             IF NOT ADDR-UNUSED (A) PERFORM BUILD-ADDRESS END-IF
           END-PERFORM.
       BUILD-ADDRESS.
           MOVE 1980 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE HOUSE-NO = RND-N + 1.
           MOVE 12 TO RND-LIMIT PERFORM NEXT-RANDOM.
           COMPUTE K = RND-N + 1.
           IF ADDR-IS-MAIL (A) AND RND-N < 3
             STRING 'P.O. Box ' FUNCTION TRIM(HOUSE-NO)
               DELIMITED BY SIZE INTO STREET (A)
           ELSE
             STRING FUNCTION TRIM(HOUSE-NO) ' '
               FUNCTION TRIM(POOL-STREET (K))
               DELIMITED BY SIZE INTO STREET (A)
           END-IF.
           MOVE 40 TO RND-LIMIT PERFORM NEXT-RANDOM.
           IF ADDR-IS-MAIL (A) AND RND-N < 8
             COMPUTE K = FUNCTION MOD(RND-N, 4) + 1
             MOVE AWAY-CITY (K) TO CITY (A)
             MOVE AWAY-STATE (K) TO ADDR-STATE (A)
             MOVE AWAY-ZIP (K) TO ZIP-CD (A)
           ELSE
             COMPUTE K = FUNCTION MOD(RND-N, 2) + 1
             MOVE POOL-CITY (D, K) TO CITY (A)
             MOVE 'WA' TO ADDR-STATE (A)
             COMPUTE ZIP-CD (A) = POOL-ZIP (D, K) + RND-N
           END-IF.
           COMPUTE RND-LIMIT = LAST-DAY - REG-DAY + 1.
           PERFORM NEXT-RANDOM.
           COMPUTE SINCE-DT (A) =
             FUNCTION DAY-OF-INTEGER(REG-DAY + RND-N).
      *----------------------------------------------------------------
      * THE PLANTED FAULTS. BALANCE-AMT IS BYTES 109-114, INCOME-AMT
      * 115-123, ZIP-CD (1) 180-184.
       PLANT-FAULT.
           MOVE 'clients' TO F-SOURCE.
           MOVE 'CLIENT-RECORD' TO F-SEGMENT.
           MOVE I TO F-RECORD.
           MOVE CLIENT-NO TO F-KEY.
           EVALUATE I
             WHEN 137
               MOVE X'00000A12345C' TO CLIENT-BYTES (109:6)
               PERFORM FAULT-DIGIT
             WHEN 1482
               MOVE X'F0000012345C' TO CLIENT-BYTES (109:6)
               PERFORM FAULT-DIGIT
             WHEN 3905
               MOVE X'00000012B45D' TO CLIENT-BYTES (109:6)
               PERFORM FAULT-DIGIT
             WHEN 512
               MOVE X'000000123455' TO CLIENT-BYTES (109:6)
               PERFORM FAULT-SIGN
             WHEN 4711
               MOVE X'000000987650' TO CLIENT-BYTES (109:6)
               PERFORM FAULT-SIGN
             WHEN 777
               MOVE X'F0F0F0F1F2F3F4F535' TO CLIENT-BYTES (115:9)
               MOVE 'INCOME-AMT' TO F-FIELD
               MOVE 'invalid_zoned_sign' TO F-FAULT
               MOVE 'decode' TO F-STAGE
               MOVE 'last byte X''35'': zone 3 is no sign' TO F-WHY
               PERFORM FAULT-DONE
             WHEN 2999
               MOVE X'F0F0F0F140F3F4F5C6' TO CLIENT-BYTES (115:9)
               MOVE 'INCOME-AMT' TO F-FIELD
               MOVE 'invalid_zoned_digit' TO F-FAULT
               MOVE 'decode' TO F-STAGE
               MOVE 'fifth byte X''40'': a blank within the digits'
                 TO F-WHY
               PERFORM FAULT-DONE
             WHEN 1066
               MOVE '6O601' TO CLIENT-BYTES (180:5)
               MOVE 'CLIENT-ADDRESS(1).ZIP-CD' TO F-FIELD
               MOVE 'invalid_zoned_digit' TO F-FAULT
               MOVE 'decode' TO F-STAGE
               MOVE 'holds 6O601: the letter O in place of a zero'
                 TO F-WHY
               PERFORM FAULT-DONE
             WHEN 4096
               MOVE 'A' TO TAX-ID (3:1)
               MOVE 'TAX-ID' TO F-FIELD
               MOVE 'invalid_zoned_digit' TO F-FAULT
               MOVE 'decode' TO F-STAGE
               MOVE 'third byte is the letter A' TO F-WHY
               PERFORM FAULT-DONE
             WHEN 229
               MOVE 19990231 TO BIRTH-DT
               MOVE 'BIRTH-DT' TO F-FIELD
               MOVE 'impossible_date' TO F-FAULT
               MOVE 'map' TO F-STAGE
               MOVE '19990231: there is no 31 February' TO F-WHY
               PERFORM FAULT-DONE
             WHEN 366
               MOVE 2023366 TO REG-DT
               MOVE 'REG-DT' TO F-FIELD
               MOVE 'impossible_date' TO F-FAULT
               MOVE 'map' TO F-STAGE
               MOVE '2023366: 2023 has 365 days' TO F-WHY
               PERFORM FAULT-DONE
             WHEN 1001
               MOVE 'ZZZ' TO DIST-CD
               PERFORM FAULT-DISTRICT
             WHEN 2002
               MOVE 'Q7 ' TO DIST-CD
               PERFORM FAULT-DISTRICT
             WHEN 3003
               MOVE 'HAr' TO DIST-CD
               PERFORM FAULT-DISTRICT
             WHEN 250
               MOVE CLIENT-NO TO SAVED-250
               MOVE 'the same CLIENT-NO stands in record 4750' TO F-WHY
               PERFORM FAULT-DUPLICATE
             WHEN 4750
               MOVE SAVED-250 TO CLIENT-NO F-KEY
               MOVE 'the same CLIENT-NO stands in record 250' TO F-WHY
               PERFORM FAULT-DUPLICATE
             WHEN 1200
               MOVE CLIENT-NO TO SAVED-1200
               MOVE 'the same CLIENT-NO stands in record 1201' TO F-WHY
               PERFORM FAULT-DUPLICATE
             WHEN 1201
               MOVE SAVED-1200 TO CLIENT-NO F-KEY
               MOVE 'the same CLIENT-NO stands in record 1200' TO F-WHY
               PERFORM FAULT-DUPLICATE
             WHEN 2718
               MOVE -3 TO HOUSEHOLD-SIZE
               MOVE 'HOUSEHOLD-SIZE' TO F-FIELD
               MOVE 'out_of_range' TO F-FAULT
               MOVE 'validate' TO F-STAGE
               MOVE '-3: must be from 0 to 30' TO F-WHY
               PERFORM FAULT-DONE
             WHEN 3142
               MOVE 0 TO ZIP-CD (1)
               MOVE 'CLIENT-ADDRESS(1).ZIP-CD' TO F-FIELD
               MOVE 'out_of_range' TO F-FAULT
               MOVE 'validate' TO F-STAGE
               MOVE '00000 in a slot in use: must be 00501 to 99950'
                 TO F-WHY
               PERFORM FAULT-DONE
             WHEN 4444
               MOVE 'qqq' TO LANG-CD
               MOVE 'LANG-CD' TO F-FIELD
               MOVE 'unknown_code' TO F-FAULT
               MOVE 'map' TO F-STAGE
               MOVE 'qqq is not in codes/language.csv' TO F-WHY
               PERFORM FAULT-DONE
             WHEN OTHER CONTINUE
           END-EVALUATE.
       FAULT-DIGIT.
           MOVE 'BALANCE-AMT' TO F-FIELD.
           MOVE 'invalid_packed_digit' TO F-FAULT.
           MOVE 'decode' TO F-STAGE.
           EVALUATE I
             WHEN 137  MOVE 'X''00000A12345C'': the digit A' TO F-WHY
             WHEN 1482 MOVE 'X''F0000012345C'': the digit F' TO F-WHY
             WHEN 3905 MOVE 'X''00000012B45D'': the digit B' TO F-WHY
           END-EVALUATE.
           PERFORM FAULT-DONE.
       FAULT-SIGN.
           MOVE 'BALANCE-AMT' TO F-FIELD.
           MOVE 'invalid_packed_sign' TO F-FAULT.
           MOVE 'decode' TO F-STAGE.
           EVALUATE I
             WHEN 512  MOVE 'X''000000123455'': the sign 5' TO F-WHY
             WHEN 4711 MOVE 'X''000000987650'': the sign 0' TO F-WHY
           END-EVALUATE.
           PERFORM FAULT-DONE.
       FAULT-DISTRICT.
           MOVE 'DIST-CD' TO F-FIELD.
           MOVE 'unknown_code' TO F-FAULT.
           MOVE 'map' TO F-STAGE.
           MOVE SPACES TO F-WHY.
           STRING FUNCTION TRIM(DIST-CD)
             ' is not in codes/district.csv'
             DELIMITED BY SIZE INTO F-WHY.
           PERFORM FAULT-DONE.
       FAULT-DUPLICATE.
           MOVE 'CLIENT-NO' TO F-FIELD.
           MOVE 'duplicate_key' TO F-FAULT.
           MOVE 'validate' TO F-STAGE.
           PERFORM FAULT-DONE.
       FAULT-DONE.
           SET IS-FAULTY TO TRUE.
           PERFORM WRITE-FAULT.
      * BYTES THAT ARE ODD BUT VALID: AN UNSIGNED F, A MINUS ZERO
       PLANT-ODD.
           EVALUATE I
             WHEN 610 WHEN 1610 WHEN 2610
               MOVE 1234.56 TO BALANCE-AMT
               MOVE X'00000123456F' TO CLIENT-BYTES (109:6)
             WHEN 3610 WHEN 4610
               MOVE X'00000000000D' TO CLIENT-BYTES (109:6)
             WHEN 1611
               MOVE X'F0F0F0F1F2F3F4F5F6' TO CLIENT-BYTES (115:9)
             WHEN OTHER CONTINUE
           END-EVALUATE.
      *----------------------------------------------------------------
       WRITE-TOTALS.
           MOVE 'sources.clients.records_in' TO T-NAME.
           MOVE CLIENT-COUNT TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.clients.header' TO T-NAME.
           MOVE 0 TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.clients.trailer' TO T-NAME.
           MOVE 0 TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.clients.filtered' TO T-NAME.
           MOVE C-FILTERED TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.clients.quarantined' TO T-NAME.
           MOVE C-FAULTY TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.clients.loaded' TO T-NAME.
           MOVE C-LOADED TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'sources.clients.filters.deleted-on-mainframe'
             TO T-NAME.
           MOVE C-FILTERED TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.client.rows' TO T-NAME.
           MOVE C-LOADED TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.client.persons' TO T-NAME.
           MOVE C-PERSONS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.client.organisations' TO T-NAME.
           MOVE C-ORGS TO T-COUNT. PERFORM WRITE-COUNT.
           MOVE 'tables.client.sums.CLIENT-NO' TO T-NAME.
           MOVE S-KEY-HASH TO T-COUNT. PERFORM WRITE-SUM.
           MOVE 'tables.client.sums.HOUSEHOLD-SIZE' TO T-NAME.
           MOVE S-HOUSEHOLD TO T-COUNT. PERFORM WRITE-SUM.
           MOVE 'tables.client.sums.RISK-SCORE' TO T-NAME.
           MOVE S-RISK TO T-COUNT. PERFORM WRITE-SUM.
           MOVE 'tables.client.sums.CASE-WEIGHT' TO T-NAME.
           MOVE S-WEIGHT TO T-AMOUNT. PERFORM WRITE-AMOUNT-4.
           MOVE 'tables.client.sums.BALANCE-AMT' TO T-NAME.
           MOVE S-BALANCE TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           MOVE 'tables.client.sums.INCOME-AMT' TO T-NAME.
           MOVE S-INCOME TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           MOVE 'tables.client.sums.OVERPAID-AMT' TO T-NAME.
           MOVE S-OVERPAID TO T-AMOUNT. PERFORM WRITE-AMOUNT.
           MOVE 'tables.client_address.rows' TO T-NAME.
           MOVE C-ADDRESSES TO T-COUNT. PERFORM WRITE-COUNT.
           COPY FAULT.
           COPY RANDOM.
