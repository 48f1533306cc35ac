       CBL CODEPAGE(37),ARITH(EXTEND)
      * EDITED: NUMERIC-EDITED FIELDS WITH THE SAME VALUES.
      * WRITTEN BY GENERATE_EDITED.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. EDITED.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT DATA-FILE ASSIGN TO DATAF
               ORGANIZATION IS SEQUENTIAL.
           SELECT SHOWN-FILE ASSIGN TO SHOWN
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  DATA-FILE RECORDING MODE F.
           COPY EDITED.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE.
           05  SHOWN-NAME          PIC X(11).
           05  SHOWN-VALUE         PIC X(40).
       WORKING-STORAGE SECTION.
       01  ITEMS.
           05  I-0                 PIC 9(3) COMP-3.
           05  S-0                 PIC -9(3).
           05  I-1                 PIC 9(3) COMP-3.
           05  S-1                 PIC -9(3).
           05  I-2                 PIC 9(5)V9(2) COMP-3.
           05  S-2                 PIC -9(5).9(2).
           05  I-3                 PIC 9(7)V9(2) COMP-3.
           05  S-3                 PIC -9(7).9(2).
           05  I-4                 PIC S9(6)V9(2) COMP-3.
           05  S-4                 PIC -9(6).9(2).
           05  I-5                 PIC S9(3)V9(2) COMP-3.
           05  S-5                 PIC -9(3).9(2).
           05  I-6                 PIC S9(3)V9(2) COMP-3.
           05  S-6                 PIC -9(3).9(2).
           05  I-7                 PIC S9(3) COMP-3.
           05  S-7                 PIC -9(3).
           05  I-8                 PIC S9(3) COMP-3.
           05  S-8                 PIC -9(3).
           05  I-9                 PIC S9(3)V9(2) COMP-3.
           05  S-9                 PIC -9(3).9(2).
           05  I-10                PIC S9(3)V9(1) COMP-3.
           05  S-10                PIC -9(3).9(1).
           05  I-11                PIC S9(3) COMP-3.
           05  S-11                PIC -9(3).
           05  I-12                PIC S9(7)V9(2) COMP-3.
           05  S-12                PIC -9(7).9(2).
           05  I-13                PIC S9(3)V9(2) COMP-3.
           05  S-13                PIC -9(3).9(2).
           05  I-14                PIC S9(3)V9(2) COMP-3.
           05  S-14                PIC -9(3).9(2).
           05  I-15                PIC S9(5) COMP-3.
           05  S-15                PIC -9(5).
           05  I-16                PIC 9(3)V9(2) COMP-3.
           05  S-16                PIC -9(3).9(2).
           05  I-17                PIC 9(2)V9(2) COMP-3.
           05  S-17                PIC -9(2).9(2).
           05  I-18                PIC S9(5)V9(2) COMP-3.
           05  S-18                PIC -9(5).9(2).
           05  I-19                PIC 9(4)V9(2) COMP-3.
           05  S-19                PIC -9(4).9(2).
           05  I-20                PIC S9(2) COMP-3.
           05  S-20                PIC -9(2).
           05  I-21                PIC S9(3)V9(2) COMP-3.
           05  S-21                PIC -9(3).9(2).
           05  I-22                PIC S9(1)V9(2) COMP-3.
           05  S-22                PIC -9(1).9(2).
           05  I-23                PIC 9(5)V9(2) COMP-3.
           05  S-23                PIC -9(5).9(2).
           05  I-24                PIC 9(5)V9(2) COMP-3.
           05  S-24                PIC -9(5).9(2).
           05  I-25                PIC S9(4)V9(2) COMP-3.
           05  S-25                PIC -9(4).9(2).
           05  I-26                PIC S9(2)V9(2) COMP-3.
           05  S-26                PIC -9(2).9(2).
           05  I-27                PIC 9(5)V9(2) COMP-3.
           05  S-27                PIC -9(5).9(2).
           05  I-28                PIC S9(5)V9(2) COMP-3.
           05  S-28                PIC -9(5).9(2).
           05  I-29                PIC S9(1)V9(4) COMP-3.
           05  S-29                PIC -9(1).9(4).
           05  I-30                PIC 9(4) COMP-3.
           05  S-30                PIC -9(4).
           05  I-31                PIC V9(2) COMP-3.
           05  S-31                PIC -9(1).9(2).
           05  I-32                PIC 9(1)V9(2) COMP-3.
           05  S-32                PIC -9(1).9(2).
           05  I-33                PIC 9(2) COMP-3.
           05  S-33                PIC -9(2).
           05  I-34                PIC 9(2) COMP-3.
           05  S-34                PIC -9(2).
           05  I-35                PIC 9(5) COMP-3.
           05  S-35                PIC -9(5).
           05  I-36                PIC S9(4) COMP-3.
           05  S-36                PIC -9(4).
           05  I-37                PIC 9(3) COMP-3.
           05  S-37                PIC -9(3).
           05  I-38                PIC 9(2)V9(1) COMP-3.
           05  S-38                PIC -9(2).9(1).
           05  I-39                PIC 9(2)V9(2) COMP-3.
           05  S-39                PIC -9(2).9(2).
           05  I-40                PIC 9(3)V9(1) COMP-3.
           05  S-40                PIC -9(3).9(1).
           05  I-41                PIC S9(4) COMP-3.
           05  S-41                PIC -9(4).
           05  I-42                PIC 9(3) COMP-3.
           05  S-42                PIC -9(3).
           05  I-43                PIC 9(3) COMP-3.
           05  S-43                PIC -9(3).
           05  I-44                PIC 9(5) COMP-3.
           05  S-44                PIC -9(5).
           05  I-45                PIC 9(4) COMP-3.
           05  S-45                PIC -9(4).
           05  I-46                PIC 9(3)P(2) COMP-3.
           05  S-46                PIC -9(5).
           05  I-47                PIC S9(9)V9(9) COMP-3.
           05  S-47                PIC -9(9).9(9).
           05  I-48                PIC S9(12)V9(6) COMP-3.
           05  S-48                PIC -9(12).9(6).
           05  I-49                PIC 9(18)V9(13) COMP-3.
           05  S-49                PIC -9(18).9(13).
           05  I-50                PIC S9(18)V9(12) COMP-3.
           05  S-50                PIC -9(18).9(12).
           05  I-51                PIC 9(12) COMP-3.
           05  S-51                PIC -9(12).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           PERFORM MOVE-0.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-1.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-2.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-3.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-4.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-5.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-6.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-7.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-8.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-9.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-10.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-11.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-12.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-13.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-14.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-15.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-16.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-17.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-18.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-19.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-20.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-21.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-22.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-23.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-24.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-25.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-26.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-27.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-28.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-29.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-30.
           PERFORM WRITE-RECORD.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       MOVE-0.
           MOVE 0 TO I-0.
           MOVE 0 TO I-1.
           MOVE 0 TO I-2.
           MOVE 0 TO I-3.
           MOVE 0 TO I-4.
           MOVE 0 TO I-5.
           MOVE 0 TO I-6.
           MOVE 0 TO I-7.
           MOVE 0 TO I-8.
           MOVE 0 TO I-9.
           MOVE 0 TO I-10.
           MOVE 0 TO I-11.
           MOVE 0 TO I-12.
           MOVE 0 TO I-13.
           MOVE 0 TO I-14.
           MOVE 0 TO I-15.
           MOVE 0 TO I-16.
           MOVE 0 TO I-17.
           MOVE 0 TO I-18.
           MOVE 0 TO I-19.
           MOVE 0 TO I-20.
           MOVE 0 TO I-21.
           MOVE 0 TO I-22.
           MOVE 0 TO I-23.
           MOVE 0 TO I-24.
           MOVE 0 TO I-25.
           MOVE 0 TO I-26.
           MOVE 0 TO I-27.
           MOVE 0 TO I-28.
           MOVE 0 TO I-29.
           MOVE 0 TO I-30.
           MOVE 0 TO I-31.
           MOVE 0 TO I-32.
           MOVE 0 TO I-33.
           MOVE 0 TO I-34.
           MOVE 0 TO I-35.
           MOVE 0 TO I-36.
           MOVE 0 TO I-37.
           MOVE 0 TO I-38.
           MOVE 0 TO I-39.
           MOVE 0 TO I-40.
           MOVE 0 TO I-41.
           MOVE 0 TO I-42.
           MOVE 0 TO I-43.
           MOVE 0 TO I-44.
           MOVE 0 TO I-45.
           MOVE 0 TO I-46.
           MOVE 0 TO I-47.
           MOVE 0 TO I-48.
           MOVE 0 TO I-49.
           MOVE 0 TO I-50.
           MOVE 0 TO I-51.
       MOVE-1.
           MOVE 1 TO I-0.
           MOVE 1 TO I-1.
           MOVE 1 TO I-2.
           MOVE 1 TO I-3.
           MOVE 1 TO I-4.
           MOVE 1 TO I-5.
           MOVE 1 TO I-6.
           MOVE 1 TO I-7.
           MOVE 1 TO I-8.
           MOVE 1 TO I-9.
           MOVE 1 TO I-10.
           MOVE 1 TO I-11.
           MOVE 1 TO I-12.
           MOVE 1 TO I-13.
           MOVE 1 TO I-14.
           MOVE 1 TO I-15.
           MOVE 1 TO I-16.
           MOVE 1 TO I-17.
           MOVE 1 TO I-18.
           MOVE 1 TO I-19.
           MOVE 1 TO I-20.
           MOVE 1 TO I-21.
           MOVE 1 TO I-22.
           MOVE 1 TO I-23.
           MOVE 1 TO I-24.
           MOVE 1 TO I-25.
           MOVE 1 TO I-26.
           MOVE 1 TO I-27.
           MOVE 1 TO I-28.
           MOVE 1 TO I-29.
           MOVE 1 TO I-30.
           MOVE 1 TO I-31.
           MOVE 1 TO I-32.
           MOVE 1 TO I-33.
           MOVE 1 TO I-34.
           MOVE 1 TO I-35.
           MOVE 1 TO I-36.
           MOVE 1 TO I-37.
           MOVE 1 TO I-38.
           MOVE 1 TO I-39.
           MOVE 1 TO I-40.
           MOVE 1 TO I-41.
           MOVE 1 TO I-42.
           MOVE 1 TO I-43.
           MOVE 1 TO I-44.
           MOVE 1 TO I-45.
           MOVE 1 TO I-46.
           MOVE 1 TO I-47.
           MOVE 1 TO I-48.
           MOVE 1 TO I-49.
           MOVE 1 TO I-50.
           MOVE 1 TO I-51.
       MOVE-2.
           MOVE -1 TO I-0.
           MOVE -1 TO I-1.
           MOVE -1 TO I-2.
           MOVE -1 TO I-3.
           MOVE -1 TO I-4.
           MOVE -1 TO I-5.
           MOVE -1 TO I-6.
           MOVE -1 TO I-7.
           MOVE -1 TO I-8.
           MOVE -1 TO I-9.
           MOVE -1 TO I-10.
           MOVE -1 TO I-11.
           MOVE -1 TO I-12.
           MOVE -1 TO I-13.
           MOVE -1 TO I-14.
           MOVE -1 TO I-15.
           MOVE -1 TO I-16.
           MOVE -1 TO I-17.
           MOVE -1 TO I-18.
           MOVE -1 TO I-19.
           MOVE -1 TO I-20.
           MOVE -1 TO I-21.
           MOVE -1 TO I-22.
           MOVE -1 TO I-23.
           MOVE -1 TO I-24.
           MOVE -1 TO I-25.
           MOVE -1 TO I-26.
           MOVE -1 TO I-27.
           MOVE -1 TO I-28.
           MOVE -1 TO I-29.
           MOVE -1 TO I-30.
           MOVE -1 TO I-31.
           MOVE -1 TO I-32.
           MOVE -1 TO I-33.
           MOVE -1 TO I-34.
           MOVE -1 TO I-35.
           MOVE -1 TO I-36.
           MOVE -1 TO I-37.
           MOVE -1 TO I-38.
           MOVE -1 TO I-39.
           MOVE -1 TO I-40.
           MOVE -1 TO I-41.
           MOVE -1 TO I-42.
           MOVE -1 TO I-43.
           MOVE -1 TO I-44.
           MOVE -1 TO I-45.
           MOVE -1 TO I-46.
           MOVE -1 TO I-47.
           MOVE -1 TO I-48.
           MOVE -1 TO I-49.
           MOVE -1 TO I-50.
           MOVE -1 TO I-51.
       MOVE-3.
           MOVE 5 TO I-0.
           MOVE 5 TO I-1.
           MOVE 5 TO I-2.
           MOVE 5 TO I-3.
           MOVE 5 TO I-4.
           MOVE 5 TO I-5.
           MOVE 5 TO I-6.
           MOVE 5 TO I-7.
           MOVE 5 TO I-8.
           MOVE 5 TO I-9.
           MOVE 5 TO I-10.
           MOVE 5 TO I-11.
           MOVE 5 TO I-12.
           MOVE 5 TO I-13.
           MOVE 5 TO I-14.
           MOVE 5 TO I-15.
           MOVE 5 TO I-16.
           MOVE 5 TO I-17.
           MOVE 5 TO I-18.
           MOVE 5 TO I-19.
           MOVE 5 TO I-20.
           MOVE 5 TO I-21.
           MOVE 5 TO I-22.
           MOVE 5 TO I-23.
           MOVE 5 TO I-24.
           MOVE 5 TO I-25.
           MOVE 5 TO I-26.
           MOVE 5 TO I-27.
           MOVE 5 TO I-28.
           MOVE 5 TO I-29.
           MOVE 5 TO I-30.
           MOVE 5 TO I-31.
           MOVE 5 TO I-32.
           MOVE 5 TO I-33.
           MOVE 5 TO I-34.
           MOVE 5 TO I-35.
           MOVE 5 TO I-36.
           MOVE 5 TO I-37.
           MOVE 5 TO I-38.
           MOVE 5 TO I-39.
           MOVE 5 TO I-40.
           MOVE 5 TO I-41.
           MOVE 5 TO I-42.
           MOVE 5 TO I-43.
           MOVE 5 TO I-44.
           MOVE 5 TO I-45.
           MOVE 5 TO I-46.
           MOVE 5 TO I-47.
           MOVE 5 TO I-48.
           MOVE 5 TO I-49.
           MOVE 5 TO I-50.
           MOVE 5 TO I-51.
       MOVE-4.
           MOVE -7 TO I-0.
           MOVE -7 TO I-1.
           MOVE -7 TO I-2.
           MOVE -7 TO I-3.
           MOVE -7 TO I-4.
           MOVE -7 TO I-5.
           MOVE -7 TO I-6.
           MOVE -7 TO I-7.
           MOVE -7 TO I-8.
           MOVE -7 TO I-9.
           MOVE -7 TO I-10.
           MOVE -7 TO I-11.
           MOVE -7 TO I-12.
           MOVE -7 TO I-13.
           MOVE -7 TO I-14.
           MOVE -7 TO I-15.
           MOVE -7 TO I-16.
           MOVE -7 TO I-17.
           MOVE -7 TO I-18.
           MOVE -7 TO I-19.
           MOVE -7 TO I-20.
           MOVE -7 TO I-21.
           MOVE -7 TO I-22.
           MOVE -7 TO I-23.
           MOVE -7 TO I-24.
           MOVE -7 TO I-25.
           MOVE -7 TO I-26.
           MOVE -7 TO I-27.
           MOVE -7 TO I-28.
           MOVE -7 TO I-29.
           MOVE -7 TO I-30.
           MOVE -7 TO I-31.
           MOVE -7 TO I-32.
           MOVE -7 TO I-33.
           MOVE -7 TO I-34.
           MOVE -7 TO I-35.
           MOVE -7 TO I-36.
           MOVE -7 TO I-37.
           MOVE -7 TO I-38.
           MOVE -7 TO I-39.
           MOVE -7 TO I-40.
           MOVE -7 TO I-41.
           MOVE -7 TO I-42.
           MOVE -7 TO I-43.
           MOVE -7 TO I-44.
           MOVE -7 TO I-45.
           MOVE -7 TO I-46.
           MOVE -7 TO I-47.
           MOVE -7 TO I-48.
           MOVE -7 TO I-49.
           MOVE -7 TO I-50.
           MOVE -7 TO I-51.
       MOVE-5.
           MOVE 10 TO I-0.
           MOVE 10 TO I-1.
           MOVE 10 TO I-2.
           MOVE 10 TO I-3.
           MOVE 10 TO I-4.
           MOVE 10 TO I-5.
           MOVE 10 TO I-6.
           MOVE 10 TO I-7.
           MOVE 10 TO I-8.
           MOVE 10 TO I-9.
           MOVE 10 TO I-10.
           MOVE 10 TO I-11.
           MOVE 10 TO I-12.
           MOVE 10 TO I-13.
           MOVE 10 TO I-14.
           MOVE 10 TO I-15.
           MOVE 10 TO I-16.
           MOVE 10 TO I-17.
           MOVE 10 TO I-18.
           MOVE 10 TO I-19.
           MOVE 10 TO I-20.
           MOVE 10 TO I-21.
           MOVE 10 TO I-22.
           MOVE 10 TO I-23.
           MOVE 10 TO I-24.
           MOVE 10 TO I-25.
           MOVE 10 TO I-26.
           MOVE 10 TO I-27.
           MOVE 10 TO I-28.
           MOVE 10 TO I-29.
           MOVE 10 TO I-30.
           MOVE 10 TO I-31.
           MOVE 10 TO I-32.
           MOVE 10 TO I-33.
           MOVE 10 TO I-34.
           MOVE 10 TO I-35.
           MOVE 10 TO I-36.
           MOVE 10 TO I-37.
           MOVE 10 TO I-38.
           MOVE 10 TO I-39.
           MOVE 10 TO I-40.
           MOVE 10 TO I-41.
           MOVE 10 TO I-42.
           MOVE 10 TO I-43.
           MOVE 10 TO I-44.
           MOVE 10 TO I-45.
           MOVE 10 TO I-46.
           MOVE 10 TO I-47.
           MOVE 10 TO I-48.
           MOVE 10 TO I-49.
           MOVE 10 TO I-50.
           MOVE 10 TO I-51.
       MOVE-6.
           MOVE 20 TO I-0.
           MOVE 20 TO I-1.
           MOVE 20 TO I-2.
           MOVE 20 TO I-3.
           MOVE 20 TO I-4.
           MOVE 20 TO I-5.
           MOVE 20 TO I-6.
           MOVE 20 TO I-7.
           MOVE 20 TO I-8.
           MOVE 20 TO I-9.
           MOVE 20 TO I-10.
           MOVE 20 TO I-11.
           MOVE 20 TO I-12.
           MOVE 20 TO I-13.
           MOVE 20 TO I-14.
           MOVE 20 TO I-15.
           MOVE 20 TO I-16.
           MOVE 20 TO I-17.
           MOVE 20 TO I-18.
           MOVE 20 TO I-19.
           MOVE 20 TO I-20.
           MOVE 20 TO I-21.
           MOVE 20 TO I-22.
           MOVE 20 TO I-23.
           MOVE 20 TO I-24.
           MOVE 20 TO I-25.
           MOVE 20 TO I-26.
           MOVE 20 TO I-27.
           MOVE 20 TO I-28.
           MOVE 20 TO I-29.
           MOVE 20 TO I-30.
           MOVE 20 TO I-31.
           MOVE 20 TO I-32.
           MOVE 20 TO I-33.
           MOVE 20 TO I-34.
           MOVE 20 TO I-35.
           MOVE 20 TO I-36.
           MOVE 20 TO I-37.
           MOVE 20 TO I-38.
           MOVE 20 TO I-39.
           MOVE 20 TO I-40.
           MOVE 20 TO I-41.
           MOVE 20 TO I-42.
           MOVE 20 TO I-43.
           MOVE 20 TO I-44.
           MOVE 20 TO I-45.
           MOVE 20 TO I-46.
           MOVE 20 TO I-47.
           MOVE 20 TO I-48.
           MOVE 20 TO I-49.
           MOVE 20 TO I-50.
           MOVE 20 TO I-51.
       MOVE-7.
           MOVE -20 TO I-0.
           MOVE -20 TO I-1.
           MOVE -20 TO I-2.
           MOVE -20 TO I-3.
           MOVE -20 TO I-4.
           MOVE -20 TO I-5.
           MOVE -20 TO I-6.
           MOVE -20 TO I-7.
           MOVE -20 TO I-8.
           MOVE -20 TO I-9.
           MOVE -20 TO I-10.
           MOVE -20 TO I-11.
           MOVE -20 TO I-12.
           MOVE -20 TO I-13.
           MOVE -20 TO I-14.
           MOVE -20 TO I-15.
           MOVE -20 TO I-16.
           MOVE -20 TO I-17.
           MOVE -20 TO I-18.
           MOVE -20 TO I-19.
           MOVE -20 TO I-20.
           MOVE -20 TO I-21.
           MOVE -20 TO I-22.
           MOVE -20 TO I-23.
           MOVE -20 TO I-24.
           MOVE -20 TO I-25.
           MOVE -20 TO I-26.
           MOVE -20 TO I-27.
           MOVE -20 TO I-28.
           MOVE -20 TO I-29.
           MOVE -20 TO I-30.
           MOVE -20 TO I-31.
           MOVE -20 TO I-32.
           MOVE -20 TO I-33.
           MOVE -20 TO I-34.
           MOVE -20 TO I-35.
           MOVE -20 TO I-36.
           MOVE -20 TO I-37.
           MOVE -20 TO I-38.
           MOVE -20 TO I-39.
           MOVE -20 TO I-40.
           MOVE -20 TO I-41.
           MOVE -20 TO I-42.
           MOVE -20 TO I-43.
           MOVE -20 TO I-44.
           MOVE -20 TO I-45.
           MOVE -20 TO I-46.
           MOVE -20 TO I-47.
           MOVE -20 TO I-48.
           MOVE -20 TO I-49.
           MOVE -20 TO I-50.
           MOVE -20 TO I-51.
       MOVE-8.
           MOVE 0.05 TO I-0.
           MOVE 0.05 TO I-1.
           MOVE 0.05 TO I-2.
           MOVE 0.05 TO I-3.
           MOVE 0.05 TO I-4.
           MOVE 0.05 TO I-5.
           MOVE 0.05 TO I-6.
           MOVE 0.05 TO I-7.
           MOVE 0.05 TO I-8.
           MOVE 0.05 TO I-9.
           MOVE 0.05 TO I-10.
           MOVE 0.05 TO I-11.
           MOVE 0.05 TO I-12.
           MOVE 0.05 TO I-13.
           MOVE 0.05 TO I-14.
           MOVE 0.05 TO I-15.
           MOVE 0.05 TO I-16.
           MOVE 0.05 TO I-17.
           MOVE 0.05 TO I-18.
           MOVE 0.05 TO I-19.
           MOVE 0.05 TO I-20.
           MOVE 0.05 TO I-21.
           MOVE 0.05 TO I-22.
           MOVE 0.05 TO I-23.
           MOVE 0.05 TO I-24.
           MOVE 0.05 TO I-25.
           MOVE 0.05 TO I-26.
           MOVE 0.05 TO I-27.
           MOVE 0.05 TO I-28.
           MOVE 0.05 TO I-29.
           MOVE 0.05 TO I-30.
           MOVE 0.05 TO I-31.
           MOVE 0.05 TO I-32.
           MOVE 0.05 TO I-33.
           MOVE 0.05 TO I-34.
           MOVE 0.05 TO I-35.
           MOVE 0.05 TO I-36.
           MOVE 0.05 TO I-37.
           MOVE 0.05 TO I-38.
           MOVE 0.05 TO I-39.
           MOVE 0.05 TO I-40.
           MOVE 0.05 TO I-41.
           MOVE 0.05 TO I-42.
           MOVE 0.05 TO I-43.
           MOVE 0.05 TO I-44.
           MOVE 0.05 TO I-45.
           MOVE 0.05 TO I-46.
           MOVE 0.05 TO I-47.
           MOVE 0.05 TO I-48.
           MOVE 0.05 TO I-49.
           MOVE 0.05 TO I-50.
           MOVE 0.05 TO I-51.
       MOVE-9.
           MOVE -0.05 TO I-0.
           MOVE -0.05 TO I-1.
           MOVE -0.05 TO I-2.
           MOVE -0.05 TO I-3.
           MOVE -0.05 TO I-4.
           MOVE -0.05 TO I-5.
           MOVE -0.05 TO I-6.
           MOVE -0.05 TO I-7.
           MOVE -0.05 TO I-8.
           MOVE -0.05 TO I-9.
           MOVE -0.05 TO I-10.
           MOVE -0.05 TO I-11.
           MOVE -0.05 TO I-12.
           MOVE -0.05 TO I-13.
           MOVE -0.05 TO I-14.
           MOVE -0.05 TO I-15.
           MOVE -0.05 TO I-16.
           MOVE -0.05 TO I-17.
           MOVE -0.05 TO I-18.
           MOVE -0.05 TO I-19.
           MOVE -0.05 TO I-20.
           MOVE -0.05 TO I-21.
           MOVE -0.05 TO I-22.
           MOVE -0.05 TO I-23.
           MOVE -0.05 TO I-24.
           MOVE -0.05 TO I-25.
           MOVE -0.05 TO I-26.
           MOVE -0.05 TO I-27.
           MOVE -0.05 TO I-28.
           MOVE -0.05 TO I-29.
           MOVE -0.05 TO I-30.
           MOVE -0.05 TO I-31.
           MOVE -0.05 TO I-32.
           MOVE -0.05 TO I-33.
           MOVE -0.05 TO I-34.
           MOVE -0.05 TO I-35.
           MOVE -0.05 TO I-36.
           MOVE -0.05 TO I-37.
           MOVE -0.05 TO I-38.
           MOVE -0.05 TO I-39.
           MOVE -0.05 TO I-40.
           MOVE -0.05 TO I-41.
           MOVE -0.05 TO I-42.
           MOVE -0.05 TO I-43.
           MOVE -0.05 TO I-44.
           MOVE -0.05 TO I-45.
           MOVE -0.05 TO I-46.
           MOVE -0.05 TO I-47.
           MOVE -0.05 TO I-48.
           MOVE -0.05 TO I-49.
           MOVE -0.05 TO I-50.
           MOVE -0.05 TO I-51.
       MOVE-10.
           MOVE 0.5 TO I-0.
           MOVE 0.5 TO I-1.
           MOVE 0.5 TO I-2.
           MOVE 0.5 TO I-3.
           MOVE 0.5 TO I-4.
           MOVE 0.5 TO I-5.
           MOVE 0.5 TO I-6.
           MOVE 0.5 TO I-7.
           MOVE 0.5 TO I-8.
           MOVE 0.5 TO I-9.
           MOVE 0.5 TO I-10.
           MOVE 0.5 TO I-11.
           MOVE 0.5 TO I-12.
           MOVE 0.5 TO I-13.
           MOVE 0.5 TO I-14.
           MOVE 0.5 TO I-15.
           MOVE 0.5 TO I-16.
           MOVE 0.5 TO I-17.
           MOVE 0.5 TO I-18.
           MOVE 0.5 TO I-19.
           MOVE 0.5 TO I-20.
           MOVE 0.5 TO I-21.
           MOVE 0.5 TO I-22.
           MOVE 0.5 TO I-23.
           MOVE 0.5 TO I-24.
           MOVE 0.5 TO I-25.
           MOVE 0.5 TO I-26.
           MOVE 0.5 TO I-27.
           MOVE 0.5 TO I-28.
           MOVE 0.5 TO I-29.
           MOVE 0.5 TO I-30.
           MOVE 0.5 TO I-31.
           MOVE 0.5 TO I-32.
           MOVE 0.5 TO I-33.
           MOVE 0.5 TO I-34.
           MOVE 0.5 TO I-35.
           MOVE 0.5 TO I-36.
           MOVE 0.5 TO I-37.
           MOVE 0.5 TO I-38.
           MOVE 0.5 TO I-39.
           MOVE 0.5 TO I-40.
           MOVE 0.5 TO I-41.
           MOVE 0.5 TO I-42.
           MOVE 0.5 TO I-43.
           MOVE 0.5 TO I-44.
           MOVE 0.5 TO I-45.
           MOVE 0.5 TO I-46.
           MOVE 0.5 TO I-47.
           MOVE 0.5 TO I-48.
           MOVE 0.5 TO I-49.
           MOVE 0.5 TO I-50.
           MOVE 0.5 TO I-51.
       MOVE-11.
           MOVE -0.5 TO I-0.
           MOVE -0.5 TO I-1.
           MOVE -0.5 TO I-2.
           MOVE -0.5 TO I-3.
           MOVE -0.5 TO I-4.
           MOVE -0.5 TO I-5.
           MOVE -0.5 TO I-6.
           MOVE -0.5 TO I-7.
           MOVE -0.5 TO I-8.
           MOVE -0.5 TO I-9.
           MOVE -0.5 TO I-10.
           MOVE -0.5 TO I-11.
           MOVE -0.5 TO I-12.
           MOVE -0.5 TO I-13.
           MOVE -0.5 TO I-14.
           MOVE -0.5 TO I-15.
           MOVE -0.5 TO I-16.
           MOVE -0.5 TO I-17.
           MOVE -0.5 TO I-18.
           MOVE -0.5 TO I-19.
           MOVE -0.5 TO I-20.
           MOVE -0.5 TO I-21.
           MOVE -0.5 TO I-22.
           MOVE -0.5 TO I-23.
           MOVE -0.5 TO I-24.
           MOVE -0.5 TO I-25.
           MOVE -0.5 TO I-26.
           MOVE -0.5 TO I-27.
           MOVE -0.5 TO I-28.
           MOVE -0.5 TO I-29.
           MOVE -0.5 TO I-30.
           MOVE -0.5 TO I-31.
           MOVE -0.5 TO I-32.
           MOVE -0.5 TO I-33.
           MOVE -0.5 TO I-34.
           MOVE -0.5 TO I-35.
           MOVE -0.5 TO I-36.
           MOVE -0.5 TO I-37.
           MOVE -0.5 TO I-38.
           MOVE -0.5 TO I-39.
           MOVE -0.5 TO I-40.
           MOVE -0.5 TO I-41.
           MOVE -0.5 TO I-42.
           MOVE -0.5 TO I-43.
           MOVE -0.5 TO I-44.
           MOVE -0.5 TO I-45.
           MOVE -0.5 TO I-46.
           MOVE -0.5 TO I-47.
           MOVE -0.5 TO I-48.
           MOVE -0.5 TO I-49.
           MOVE -0.5 TO I-50.
           MOVE -0.5 TO I-51.
       MOVE-12.
           MOVE 9.99 TO I-0.
           MOVE 9.99 TO I-1.
           MOVE 9.99 TO I-2.
           MOVE 9.99 TO I-3.
           MOVE 9.99 TO I-4.
           MOVE 9.99 TO I-5.
           MOVE 9.99 TO I-6.
           MOVE 9.99 TO I-7.
           MOVE 9.99 TO I-8.
           MOVE 9.99 TO I-9.
           MOVE 9.99 TO I-10.
           MOVE 9.99 TO I-11.
           MOVE 9.99 TO I-12.
           MOVE 9.99 TO I-13.
           MOVE 9.99 TO I-14.
           MOVE 9.99 TO I-15.
           MOVE 9.99 TO I-16.
           MOVE 9.99 TO I-17.
           MOVE 9.99 TO I-18.
           MOVE 9.99 TO I-19.
           MOVE 9.99 TO I-20.
           MOVE 9.99 TO I-21.
           MOVE 9.99 TO I-22.
           MOVE 9.99 TO I-23.
           MOVE 9.99 TO I-24.
           MOVE 9.99 TO I-25.
           MOVE 9.99 TO I-26.
           MOVE 9.99 TO I-27.
           MOVE 9.99 TO I-28.
           MOVE 9.99 TO I-29.
           MOVE 9.99 TO I-30.
           MOVE 9.99 TO I-31.
           MOVE 9.99 TO I-32.
           MOVE 9.99 TO I-33.
           MOVE 9.99 TO I-34.
           MOVE 9.99 TO I-35.
           MOVE 9.99 TO I-36.
           MOVE 9.99 TO I-37.
           MOVE 9.99 TO I-38.
           MOVE 9.99 TO I-39.
           MOVE 9.99 TO I-40.
           MOVE 9.99 TO I-41.
           MOVE 9.99 TO I-42.
           MOVE 9.99 TO I-43.
           MOVE 9.99 TO I-44.
           MOVE 9.99 TO I-45.
           MOVE 9.99 TO I-46.
           MOVE 9.99 TO I-47.
           MOVE 9.99 TO I-48.
           MOVE 9.99 TO I-49.
           MOVE 9.99 TO I-50.
           MOVE 9.99 TO I-51.
       MOVE-13.
           MOVE -9.99 TO I-0.
           MOVE -9.99 TO I-1.
           MOVE -9.99 TO I-2.
           MOVE -9.99 TO I-3.
           MOVE -9.99 TO I-4.
           MOVE -9.99 TO I-5.
           MOVE -9.99 TO I-6.
           MOVE -9.99 TO I-7.
           MOVE -9.99 TO I-8.
           MOVE -9.99 TO I-9.
           MOVE -9.99 TO I-10.
           MOVE -9.99 TO I-11.
           MOVE -9.99 TO I-12.
           MOVE -9.99 TO I-13.
           MOVE -9.99 TO I-14.
           MOVE -9.99 TO I-15.
           MOVE -9.99 TO I-16.
           MOVE -9.99 TO I-17.
           MOVE -9.99 TO I-18.
           MOVE -9.99 TO I-19.
           MOVE -9.99 TO I-20.
           MOVE -9.99 TO I-21.
           MOVE -9.99 TO I-22.
           MOVE -9.99 TO I-23.
           MOVE -9.99 TO I-24.
           MOVE -9.99 TO I-25.
           MOVE -9.99 TO I-26.
           MOVE -9.99 TO I-27.
           MOVE -9.99 TO I-28.
           MOVE -9.99 TO I-29.
           MOVE -9.99 TO I-30.
           MOVE -9.99 TO I-31.
           MOVE -9.99 TO I-32.
           MOVE -9.99 TO I-33.
           MOVE -9.99 TO I-34.
           MOVE -9.99 TO I-35.
           MOVE -9.99 TO I-36.
           MOVE -9.99 TO I-37.
           MOVE -9.99 TO I-38.
           MOVE -9.99 TO I-39.
           MOVE -9.99 TO I-40.
           MOVE -9.99 TO I-41.
           MOVE -9.99 TO I-42.
           MOVE -9.99 TO I-43.
           MOVE -9.99 TO I-44.
           MOVE -9.99 TO I-45.
           MOVE -9.99 TO I-46.
           MOVE -9.99 TO I-47.
           MOVE -9.99 TO I-48.
           MOVE -9.99 TO I-49.
           MOVE -9.99 TO I-50.
           MOVE -9.99 TO I-51.
       MOVE-14.
           MOVE 12.34 TO I-0.
           MOVE 12.34 TO I-1.
           MOVE 12.34 TO I-2.
           MOVE 12.34 TO I-3.
           MOVE 12.34 TO I-4.
           MOVE 12.34 TO I-5.
           MOVE 12.34 TO I-6.
           MOVE 12.34 TO I-7.
           MOVE 12.34 TO I-8.
           MOVE 12.34 TO I-9.
           MOVE 12.34 TO I-10.
           MOVE 12.34 TO I-11.
           MOVE 12.34 TO I-12.
           MOVE 12.34 TO I-13.
           MOVE 12.34 TO I-14.
           MOVE 12.34 TO I-15.
           MOVE 12.34 TO I-16.
           MOVE 12.34 TO I-17.
           MOVE 12.34 TO I-18.
           MOVE 12.34 TO I-19.
           MOVE 12.34 TO I-20.
           MOVE 12.34 TO I-21.
           MOVE 12.34 TO I-22.
           MOVE 12.34 TO I-23.
           MOVE 12.34 TO I-24.
           MOVE 12.34 TO I-25.
           MOVE 12.34 TO I-26.
           MOVE 12.34 TO I-27.
           MOVE 12.34 TO I-28.
           MOVE 12.34 TO I-29.
           MOVE 12.34 TO I-30.
           MOVE 12.34 TO I-31.
           MOVE 12.34 TO I-32.
           MOVE 12.34 TO I-33.
           MOVE 12.34 TO I-34.
           MOVE 12.34 TO I-35.
           MOVE 12.34 TO I-36.
           MOVE 12.34 TO I-37.
           MOVE 12.34 TO I-38.
           MOVE 12.34 TO I-39.
           MOVE 12.34 TO I-40.
           MOVE 12.34 TO I-41.
           MOVE 12.34 TO I-42.
           MOVE 12.34 TO I-43.
           MOVE 12.34 TO I-44.
           MOVE 12.34 TO I-45.
           MOVE 12.34 TO I-46.
           MOVE 12.34 TO I-47.
           MOVE 12.34 TO I-48.
           MOVE 12.34 TO I-49.
           MOVE 12.34 TO I-50.
           MOVE 12.34 TO I-51.
       MOVE-15.
           MOVE 100 TO I-0.
           MOVE 100 TO I-1.
           MOVE 100 TO I-2.
           MOVE 100 TO I-3.
           MOVE 100 TO I-4.
           MOVE 100 TO I-5.
           MOVE 100 TO I-6.
           MOVE 100 TO I-7.
           MOVE 100 TO I-8.
           MOVE 100 TO I-9.
           MOVE 100 TO I-10.
           MOVE 100 TO I-11.
           MOVE 100 TO I-12.
           MOVE 100 TO I-13.
           MOVE 100 TO I-14.
           MOVE 100 TO I-15.
           MOVE 100 TO I-16.
           MOVE 100 TO I-17.
           MOVE 100 TO I-18.
           MOVE 100 TO I-19.
           MOVE 100 TO I-20.
           MOVE 100 TO I-21.
           MOVE 100 TO I-22.
           MOVE 100 TO I-23.
           MOVE 100 TO I-24.
           MOVE 100 TO I-25.
           MOVE 100 TO I-26.
           MOVE 100 TO I-27.
           MOVE 100 TO I-28.
           MOVE 100 TO I-29.
           MOVE 100 TO I-30.
           MOVE 100 TO I-31.
           MOVE 100 TO I-32.
           MOVE 100 TO I-33.
           MOVE 100 TO I-34.
           MOVE 100 TO I-35.
           MOVE 100 TO I-36.
           MOVE 100 TO I-37.
           MOVE 100 TO I-38.
           MOVE 100 TO I-39.
           MOVE 100 TO I-40.
           MOVE 100 TO I-41.
           MOVE 100 TO I-42.
           MOVE 100 TO I-43.
           MOVE 100 TO I-44.
           MOVE 100 TO I-45.
           MOVE 100 TO I-46.
           MOVE 100 TO I-47.
           MOVE 100 TO I-48.
           MOVE 100 TO I-49.
           MOVE 100 TO I-50.
           MOVE 100 TO I-51.
       MOVE-16.
           MOVE -100 TO I-0.
           MOVE -100 TO I-1.
           MOVE -100 TO I-2.
           MOVE -100 TO I-3.
           MOVE -100 TO I-4.
           MOVE -100 TO I-5.
           MOVE -100 TO I-6.
           MOVE -100 TO I-7.
           MOVE -100 TO I-8.
           MOVE -100 TO I-9.
           MOVE -100 TO I-10.
           MOVE -100 TO I-11.
           MOVE -100 TO I-12.
           MOVE -100 TO I-13.
           MOVE -100 TO I-14.
           MOVE -100 TO I-15.
           MOVE -100 TO I-16.
           MOVE -100 TO I-17.
           MOVE -100 TO I-18.
           MOVE -100 TO I-19.
           MOVE -100 TO I-20.
           MOVE -100 TO I-21.
           MOVE -100 TO I-22.
           MOVE -100 TO I-23.
           MOVE -100 TO I-24.
           MOVE -100 TO I-25.
           MOVE -100 TO I-26.
           MOVE -100 TO I-27.
           MOVE -100 TO I-28.
           MOVE -100 TO I-29.
           MOVE -100 TO I-30.
           MOVE -100 TO I-31.
           MOVE -100 TO I-32.
           MOVE -100 TO I-33.
           MOVE -100 TO I-34.
           MOVE -100 TO I-35.
           MOVE -100 TO I-36.
           MOVE -100 TO I-37.
           MOVE -100 TO I-38.
           MOVE -100 TO I-39.
           MOVE -100 TO I-40.
           MOVE -100 TO I-41.
           MOVE -100 TO I-42.
           MOVE -100 TO I-43.
           MOVE -100 TO I-44.
           MOVE -100 TO I-45.
           MOVE -100 TO I-46.
           MOVE -100 TO I-47.
           MOVE -100 TO I-48.
           MOVE -100 TO I-49.
           MOVE -100 TO I-50.
           MOVE -100 TO I-51.
       MOVE-17.
           MOVE 123.45 TO I-0.
           MOVE 123.45 TO I-1.
           MOVE 123.45 TO I-2.
           MOVE 123.45 TO I-3.
           MOVE 123.45 TO I-4.
           MOVE 123.45 TO I-5.
           MOVE 123.45 TO I-6.
           MOVE 123.45 TO I-7.
           MOVE 123.45 TO I-8.
           MOVE 123.45 TO I-9.
           MOVE 123.45 TO I-10.
           MOVE 123.45 TO I-11.
           MOVE 123.45 TO I-12.
           MOVE 123.45 TO I-13.
           MOVE 123.45 TO I-14.
           MOVE 123.45 TO I-15.
           MOVE 123.45 TO I-16.
           MOVE 123.45 TO I-17.
           MOVE 123.45 TO I-18.
           MOVE 123.45 TO I-19.
           MOVE 123.45 TO I-20.
           MOVE 123.45 TO I-21.
           MOVE 123.45 TO I-22.
           MOVE 123.45 TO I-23.
           MOVE 123.45 TO I-24.
           MOVE 123.45 TO I-25.
           MOVE 123.45 TO I-26.
           MOVE 123.45 TO I-27.
           MOVE 123.45 TO I-28.
           MOVE 123.45 TO I-29.
           MOVE 123.45 TO I-30.
           MOVE 123.45 TO I-31.
           MOVE 123.45 TO I-32.
           MOVE 123.45 TO I-33.
           MOVE 123.45 TO I-34.
           MOVE 123.45 TO I-35.
           MOVE 123.45 TO I-36.
           MOVE 123.45 TO I-37.
           MOVE 123.45 TO I-38.
           MOVE 123.45 TO I-39.
           MOVE 123.45 TO I-40.
           MOVE 123.45 TO I-41.
           MOVE 123.45 TO I-42.
           MOVE 123.45 TO I-43.
           MOVE 123.45 TO I-44.
           MOVE 123.45 TO I-45.
           MOVE 123.45 TO I-46.
           MOVE 123.45 TO I-47.
           MOVE 123.45 TO I-48.
           MOVE 123.45 TO I-49.
           MOVE 123.45 TO I-50.
           MOVE 123.45 TO I-51.
       MOVE-18.
           MOVE -123.45 TO I-0.
           MOVE -123.45 TO I-1.
           MOVE -123.45 TO I-2.
           MOVE -123.45 TO I-3.
           MOVE -123.45 TO I-4.
           MOVE -123.45 TO I-5.
           MOVE -123.45 TO I-6.
           MOVE -123.45 TO I-7.
           MOVE -123.45 TO I-8.
           MOVE -123.45 TO I-9.
           MOVE -123.45 TO I-10.
           MOVE -123.45 TO I-11.
           MOVE -123.45 TO I-12.
           MOVE -123.45 TO I-13.
           MOVE -123.45 TO I-14.
           MOVE -123.45 TO I-15.
           MOVE -123.45 TO I-16.
           MOVE -123.45 TO I-17.
           MOVE -123.45 TO I-18.
           MOVE -123.45 TO I-19.
           MOVE -123.45 TO I-20.
           MOVE -123.45 TO I-21.
           MOVE -123.45 TO I-22.
           MOVE -123.45 TO I-23.
           MOVE -123.45 TO I-24.
           MOVE -123.45 TO I-25.
           MOVE -123.45 TO I-26.
           MOVE -123.45 TO I-27.
           MOVE -123.45 TO I-28.
           MOVE -123.45 TO I-29.
           MOVE -123.45 TO I-30.
           MOVE -123.45 TO I-31.
           MOVE -123.45 TO I-32.
           MOVE -123.45 TO I-33.
           MOVE -123.45 TO I-34.
           MOVE -123.45 TO I-35.
           MOVE -123.45 TO I-36.
           MOVE -123.45 TO I-37.
           MOVE -123.45 TO I-38.
           MOVE -123.45 TO I-39.
           MOVE -123.45 TO I-40.
           MOVE -123.45 TO I-41.
           MOVE -123.45 TO I-42.
           MOVE -123.45 TO I-43.
           MOVE -123.45 TO I-44.
           MOVE -123.45 TO I-45.
           MOVE -123.45 TO I-46.
           MOVE -123.45 TO I-47.
           MOVE -123.45 TO I-48.
           MOVE -123.45 TO I-49.
           MOVE -123.45 TO I-50.
           MOVE -123.45 TO I-51.
       MOVE-19.
           MOVE 999 TO I-0.
           MOVE 999 TO I-1.
           MOVE 999 TO I-2.
           MOVE 999 TO I-3.
           MOVE 999 TO I-4.
           MOVE 999 TO I-5.
           MOVE 999 TO I-6.
           MOVE 999 TO I-7.
           MOVE 999 TO I-8.
           MOVE 999 TO I-9.
           MOVE 999 TO I-10.
           MOVE 999 TO I-11.
           MOVE 999 TO I-12.
           MOVE 999 TO I-13.
           MOVE 999 TO I-14.
           MOVE 999 TO I-15.
           MOVE 999 TO I-16.
           MOVE 999 TO I-17.
           MOVE 999 TO I-18.
           MOVE 999 TO I-19.
           MOVE 999 TO I-20.
           MOVE 999 TO I-21.
           MOVE 999 TO I-22.
           MOVE 999 TO I-23.
           MOVE 999 TO I-24.
           MOVE 999 TO I-25.
           MOVE 999 TO I-26.
           MOVE 999 TO I-27.
           MOVE 999 TO I-28.
           MOVE 999 TO I-29.
           MOVE 999 TO I-30.
           MOVE 999 TO I-31.
           MOVE 999 TO I-32.
           MOVE 999 TO I-33.
           MOVE 999 TO I-34.
           MOVE 999 TO I-35.
           MOVE 999 TO I-36.
           MOVE 999 TO I-37.
           MOVE 999 TO I-38.
           MOVE 999 TO I-39.
           MOVE 999 TO I-40.
           MOVE 999 TO I-41.
           MOVE 999 TO I-42.
           MOVE 999 TO I-43.
           MOVE 999 TO I-44.
           MOVE 999 TO I-45.
           MOVE 999 TO I-46.
           MOVE 999 TO I-47.
           MOVE 999 TO I-48.
           MOVE 999 TO I-49.
           MOVE 999 TO I-50.
           MOVE 999 TO I-51.
       MOVE-20.
           MOVE 1000 TO I-0.
           MOVE 1000 TO I-1.
           MOVE 1000 TO I-2.
           MOVE 1000 TO I-3.
           MOVE 1000 TO I-4.
           MOVE 1000 TO I-5.
           MOVE 1000 TO I-6.
           MOVE 1000 TO I-7.
           MOVE 1000 TO I-8.
           MOVE 1000 TO I-9.
           MOVE 1000 TO I-10.
           MOVE 1000 TO I-11.
           MOVE 1000 TO I-12.
           MOVE 1000 TO I-13.
           MOVE 1000 TO I-14.
           MOVE 1000 TO I-15.
           MOVE 1000 TO I-16.
           MOVE 1000 TO I-17.
           MOVE 1000 TO I-18.
           MOVE 1000 TO I-19.
           MOVE 1000 TO I-20.
           MOVE 1000 TO I-21.
           MOVE 1000 TO I-22.
           MOVE 1000 TO I-23.
           MOVE 1000 TO I-24.
           MOVE 1000 TO I-25.
           MOVE 1000 TO I-26.
           MOVE 1000 TO I-27.
           MOVE 1000 TO I-28.
           MOVE 1000 TO I-29.
           MOVE 1000 TO I-30.
           MOVE 1000 TO I-31.
           MOVE 1000 TO I-32.
           MOVE 1000 TO I-33.
           MOVE 1000 TO I-34.
           MOVE 1000 TO I-35.
           MOVE 1000 TO I-36.
           MOVE 1000 TO I-37.
           MOVE 1000 TO I-38.
           MOVE 1000 TO I-39.
           MOVE 1000 TO I-40.
           MOVE 1000 TO I-41.
           MOVE 1000 TO I-42.
           MOVE 1000 TO I-43.
           MOVE 1000 TO I-44.
           MOVE 1000 TO I-45.
           MOVE 1000 TO I-46.
           MOVE 1000 TO I-47.
           MOVE 1000 TO I-48.
           MOVE 1000 TO I-49.
           MOVE 1000 TO I-50.
           MOVE 1000 TO I-51.
       MOVE-21.
           MOVE -1000 TO I-0.
           MOVE -1000 TO I-1.
           MOVE -1000 TO I-2.
           MOVE -1000 TO I-3.
           MOVE -1000 TO I-4.
           MOVE -1000 TO I-5.
           MOVE -1000 TO I-6.
           MOVE -1000 TO I-7.
           MOVE -1000 TO I-8.
           MOVE -1000 TO I-9.
           MOVE -1000 TO I-10.
           MOVE -1000 TO I-11.
           MOVE -1000 TO I-12.
           MOVE -1000 TO I-13.
           MOVE -1000 TO I-14.
           MOVE -1000 TO I-15.
           MOVE -1000 TO I-16.
           MOVE -1000 TO I-17.
           MOVE -1000 TO I-18.
           MOVE -1000 TO I-19.
           MOVE -1000 TO I-20.
           MOVE -1000 TO I-21.
           MOVE -1000 TO I-22.
           MOVE -1000 TO I-23.
           MOVE -1000 TO I-24.
           MOVE -1000 TO I-25.
           MOVE -1000 TO I-26.
           MOVE -1000 TO I-27.
           MOVE -1000 TO I-28.
           MOVE -1000 TO I-29.
           MOVE -1000 TO I-30.
           MOVE -1000 TO I-31.
           MOVE -1000 TO I-32.
           MOVE -1000 TO I-33.
           MOVE -1000 TO I-34.
           MOVE -1000 TO I-35.
           MOVE -1000 TO I-36.
           MOVE -1000 TO I-37.
           MOVE -1000 TO I-38.
           MOVE -1000 TO I-39.
           MOVE -1000 TO I-40.
           MOVE -1000 TO I-41.
           MOVE -1000 TO I-42.
           MOVE -1000 TO I-43.
           MOVE -1000 TO I-44.
           MOVE -1000 TO I-45.
           MOVE -1000 TO I-46.
           MOVE -1000 TO I-47.
           MOVE -1000 TO I-48.
           MOVE -1000 TO I-49.
           MOVE -1000 TO I-50.
           MOVE -1000 TO I-51.
       MOVE-22.
           MOVE 1234.56 TO I-0.
           MOVE 1234.56 TO I-1.
           MOVE 1234.56 TO I-2.
           MOVE 1234.56 TO I-3.
           MOVE 1234.56 TO I-4.
           MOVE 1234.56 TO I-5.
           MOVE 1234.56 TO I-6.
           MOVE 1234.56 TO I-7.
           MOVE 1234.56 TO I-8.
           MOVE 1234.56 TO I-9.
           MOVE 1234.56 TO I-10.
           MOVE 1234.56 TO I-11.
           MOVE 1234.56 TO I-12.
           MOVE 1234.56 TO I-13.
           MOVE 1234.56 TO I-14.
           MOVE 1234.56 TO I-15.
           MOVE 1234.56 TO I-16.
           MOVE 1234.56 TO I-17.
           MOVE 1234.56 TO I-18.
           MOVE 1234.56 TO I-19.
           MOVE 1234.56 TO I-20.
           MOVE 1234.56 TO I-21.
           MOVE 1234.56 TO I-22.
           MOVE 1234.56 TO I-23.
           MOVE 1234.56 TO I-24.
           MOVE 1234.56 TO I-25.
           MOVE 1234.56 TO I-26.
           MOVE 1234.56 TO I-27.
           MOVE 1234.56 TO I-28.
           MOVE 1234.56 TO I-29.
           MOVE 1234.56 TO I-30.
           MOVE 1234.56 TO I-31.
           MOVE 1234.56 TO I-32.
           MOVE 1234.56 TO I-33.
           MOVE 1234.56 TO I-34.
           MOVE 1234.56 TO I-35.
           MOVE 1234.56 TO I-36.
           MOVE 1234.56 TO I-37.
           MOVE 1234.56 TO I-38.
           MOVE 1234.56 TO I-39.
           MOVE 1234.56 TO I-40.
           MOVE 1234.56 TO I-41.
           MOVE 1234.56 TO I-42.
           MOVE 1234.56 TO I-43.
           MOVE 1234.56 TO I-44.
           MOVE 1234.56 TO I-45.
           MOVE 1234.56 TO I-46.
           MOVE 1234.56 TO I-47.
           MOVE 1234.56 TO I-48.
           MOVE 1234.56 TO I-49.
           MOVE 1234.56 TO I-50.
           MOVE 1234.56 TO I-51.
       MOVE-23.
           MOVE -1234.56 TO I-0.
           MOVE -1234.56 TO I-1.
           MOVE -1234.56 TO I-2.
           MOVE -1234.56 TO I-3.
           MOVE -1234.56 TO I-4.
           MOVE -1234.56 TO I-5.
           MOVE -1234.56 TO I-6.
           MOVE -1234.56 TO I-7.
           MOVE -1234.56 TO I-8.
           MOVE -1234.56 TO I-9.
           MOVE -1234.56 TO I-10.
           MOVE -1234.56 TO I-11.
           MOVE -1234.56 TO I-12.
           MOVE -1234.56 TO I-13.
           MOVE -1234.56 TO I-14.
           MOVE -1234.56 TO I-15.
           MOVE -1234.56 TO I-16.
           MOVE -1234.56 TO I-17.
           MOVE -1234.56 TO I-18.
           MOVE -1234.56 TO I-19.
           MOVE -1234.56 TO I-20.
           MOVE -1234.56 TO I-21.
           MOVE -1234.56 TO I-22.
           MOVE -1234.56 TO I-23.
           MOVE -1234.56 TO I-24.
           MOVE -1234.56 TO I-25.
           MOVE -1234.56 TO I-26.
           MOVE -1234.56 TO I-27.
           MOVE -1234.56 TO I-28.
           MOVE -1234.56 TO I-29.
           MOVE -1234.56 TO I-30.
           MOVE -1234.56 TO I-31.
           MOVE -1234.56 TO I-32.
           MOVE -1234.56 TO I-33.
           MOVE -1234.56 TO I-34.
           MOVE -1234.56 TO I-35.
           MOVE -1234.56 TO I-36.
           MOVE -1234.56 TO I-37.
           MOVE -1234.56 TO I-38.
           MOVE -1234.56 TO I-39.
           MOVE -1234.56 TO I-40.
           MOVE -1234.56 TO I-41.
           MOVE -1234.56 TO I-42.
           MOVE -1234.56 TO I-43.
           MOVE -1234.56 TO I-44.
           MOVE -1234.56 TO I-45.
           MOVE -1234.56 TO I-46.
           MOVE -1234.56 TO I-47.
           MOVE -1234.56 TO I-48.
           MOVE -1234.56 TO I-49.
           MOVE -1234.56 TO I-50.
           MOVE -1234.56 TO I-51.
       MOVE-24.
           MOVE 12345.67 TO I-0.
           MOVE 12345.67 TO I-1.
           MOVE 12345.67 TO I-2.
           MOVE 12345.67 TO I-3.
           MOVE 12345.67 TO I-4.
           MOVE 12345.67 TO I-5.
           MOVE 12345.67 TO I-6.
           MOVE 12345.67 TO I-7.
           MOVE 12345.67 TO I-8.
           MOVE 12345.67 TO I-9.
           MOVE 12345.67 TO I-10.
           MOVE 12345.67 TO I-11.
           MOVE 12345.67 TO I-12.
           MOVE 12345.67 TO I-13.
           MOVE 12345.67 TO I-14.
           MOVE 12345.67 TO I-15.
           MOVE 12345.67 TO I-16.
           MOVE 12345.67 TO I-17.
           MOVE 12345.67 TO I-18.
           MOVE 12345.67 TO I-19.
           MOVE 12345.67 TO I-20.
           MOVE 12345.67 TO I-21.
           MOVE 12345.67 TO I-22.
           MOVE 12345.67 TO I-23.
           MOVE 12345.67 TO I-24.
           MOVE 12345.67 TO I-25.
           MOVE 12345.67 TO I-26.
           MOVE 12345.67 TO I-27.
           MOVE 12345.67 TO I-28.
           MOVE 12345.67 TO I-29.
           MOVE 12345.67 TO I-30.
           MOVE 12345.67 TO I-31.
           MOVE 12345.67 TO I-32.
           MOVE 12345.67 TO I-33.
           MOVE 12345.67 TO I-34.
           MOVE 12345.67 TO I-35.
           MOVE 12345.67 TO I-36.
           MOVE 12345.67 TO I-37.
           MOVE 12345.67 TO I-38.
           MOVE 12345.67 TO I-39.
           MOVE 12345.67 TO I-40.
           MOVE 12345.67 TO I-41.
           MOVE 12345.67 TO I-42.
           MOVE 12345.67 TO I-43.
           MOVE 12345.67 TO I-44.
           MOVE 12345.67 TO I-45.
           MOVE 12345.67 TO I-46.
           MOVE 12345.67 TO I-47.
           MOVE 12345.67 TO I-48.
           MOVE 12345.67 TO I-49.
           MOVE 12345.67 TO I-50.
           MOVE 12345.67 TO I-51.
       MOVE-25.
           MOVE 100000 TO I-0.
           MOVE 100000 TO I-1.
           MOVE 100000 TO I-2.
           MOVE 100000 TO I-3.
           MOVE 100000 TO I-4.
           MOVE 100000 TO I-5.
           MOVE 100000 TO I-6.
           MOVE 100000 TO I-7.
           MOVE 100000 TO I-8.
           MOVE 100000 TO I-9.
           MOVE 100000 TO I-10.
           MOVE 100000 TO I-11.
           MOVE 100000 TO I-12.
           MOVE 100000 TO I-13.
           MOVE 100000 TO I-14.
           MOVE 100000 TO I-15.
           MOVE 100000 TO I-16.
           MOVE 100000 TO I-17.
           MOVE 100000 TO I-18.
           MOVE 100000 TO I-19.
           MOVE 100000 TO I-20.
           MOVE 100000 TO I-21.
           MOVE 100000 TO I-22.
           MOVE 100000 TO I-23.
           MOVE 100000 TO I-24.
           MOVE 100000 TO I-25.
           MOVE 100000 TO I-26.
           MOVE 100000 TO I-27.
           MOVE 100000 TO I-28.
           MOVE 100000 TO I-29.
           MOVE 100000 TO I-30.
           MOVE 100000 TO I-31.
           MOVE 100000 TO I-32.
           MOVE 100000 TO I-33.
           MOVE 100000 TO I-34.
           MOVE 100000 TO I-35.
           MOVE 100000 TO I-36.
           MOVE 100000 TO I-37.
           MOVE 100000 TO I-38.
           MOVE 100000 TO I-39.
           MOVE 100000 TO I-40.
           MOVE 100000 TO I-41.
           MOVE 100000 TO I-42.
           MOVE 100000 TO I-43.
           MOVE 100000 TO I-44.
           MOVE 100000 TO I-45.
           MOVE 100000 TO I-46.
           MOVE 100000 TO I-47.
           MOVE 100000 TO I-48.
           MOVE 100000 TO I-49.
           MOVE 100000 TO I-50.
           MOVE 100000 TO I-51.
       MOVE-26.
           MOVE -999999.99 TO I-0.
           MOVE -999999.99 TO I-1.
           MOVE -999999.99 TO I-2.
           MOVE -999999.99 TO I-3.
           MOVE -999999.99 TO I-4.
           MOVE -999999.99 TO I-5.
           MOVE -999999.99 TO I-6.
           MOVE -999999.99 TO I-7.
           MOVE -999999.99 TO I-8.
           MOVE -999999.99 TO I-9.
           MOVE -999999.99 TO I-10.
           MOVE -999999.99 TO I-11.
           MOVE -999999.99 TO I-12.
           MOVE -999999.99 TO I-13.
           MOVE -999999.99 TO I-14.
           MOVE -999999.99 TO I-15.
           MOVE -999999.99 TO I-16.
           MOVE -999999.99 TO I-17.
           MOVE -999999.99 TO I-18.
           MOVE -999999.99 TO I-19.
           MOVE -999999.99 TO I-20.
           MOVE -999999.99 TO I-21.
           MOVE -999999.99 TO I-22.
           MOVE -999999.99 TO I-23.
           MOVE -999999.99 TO I-24.
           MOVE -999999.99 TO I-25.
           MOVE -999999.99 TO I-26.
           MOVE -999999.99 TO I-27.
           MOVE -999999.99 TO I-28.
           MOVE -999999.99 TO I-29.
           MOVE -999999.99 TO I-30.
           MOVE -999999.99 TO I-31.
           MOVE -999999.99 TO I-32.
           MOVE -999999.99 TO I-33.
           MOVE -999999.99 TO I-34.
           MOVE -999999.99 TO I-35.
           MOVE -999999.99 TO I-36.
           MOVE -999999.99 TO I-37.
           MOVE -999999.99 TO I-38.
           MOVE -999999.99 TO I-39.
           MOVE -999999.99 TO I-40.
           MOVE -999999.99 TO I-41.
           MOVE -999999.99 TO I-42.
           MOVE -999999.99 TO I-43.
           MOVE -999999.99 TO I-44.
           MOVE -999999.99 TO I-45.
           MOVE -999999.99 TO I-46.
           MOVE -999999.99 TO I-47.
           MOVE -999999.99 TO I-48.
           MOVE -999999.99 TO I-49.
           MOVE -999999.99 TO I-50.
           MOVE -999999.99 TO I-51.
       MOVE-27.
           MOVE 1234567.89 TO I-0.
           MOVE 1234567.89 TO I-1.
           MOVE 1234567.89 TO I-2.
           MOVE 1234567.89 TO I-3.
           MOVE 1234567.89 TO I-4.
           MOVE 1234567.89 TO I-5.
           MOVE 1234567.89 TO I-6.
           MOVE 1234567.89 TO I-7.
           MOVE 1234567.89 TO I-8.
           MOVE 1234567.89 TO I-9.
           MOVE 1234567.89 TO I-10.
           MOVE 1234567.89 TO I-11.
           MOVE 1234567.89 TO I-12.
           MOVE 1234567.89 TO I-13.
           MOVE 1234567.89 TO I-14.
           MOVE 1234567.89 TO I-15.
           MOVE 1234567.89 TO I-16.
           MOVE 1234567.89 TO I-17.
           MOVE 1234567.89 TO I-18.
           MOVE 1234567.89 TO I-19.
           MOVE 1234567.89 TO I-20.
           MOVE 1234567.89 TO I-21.
           MOVE 1234567.89 TO I-22.
           MOVE 1234567.89 TO I-23.
           MOVE 1234567.89 TO I-24.
           MOVE 1234567.89 TO I-25.
           MOVE 1234567.89 TO I-26.
           MOVE 1234567.89 TO I-27.
           MOVE 1234567.89 TO I-28.
           MOVE 1234567.89 TO I-29.
           MOVE 1234567.89 TO I-30.
           MOVE 1234567.89 TO I-31.
           MOVE 1234567.89 TO I-32.
           MOVE 1234567.89 TO I-33.
           MOVE 1234567.89 TO I-34.
           MOVE 1234567.89 TO I-35.
           MOVE 1234567.89 TO I-36.
           MOVE 1234567.89 TO I-37.
           MOVE 1234567.89 TO I-38.
           MOVE 1234567.89 TO I-39.
           MOVE 1234567.89 TO I-40.
           MOVE 1234567.89 TO I-41.
           MOVE 1234567.89 TO I-42.
           MOVE 1234567.89 TO I-43.
           MOVE 1234567.89 TO I-44.
           MOVE 1234567.89 TO I-45.
           MOVE 1234567.89 TO I-46.
           MOVE 1234567.89 TO I-47.
           MOVE 1234567.89 TO I-48.
           MOVE 1234567.89 TO I-49.
           MOVE 1234567.89 TO I-50.
           MOVE 1234567.89 TO I-51.
       MOVE-28.
           MOVE 123456789012.345678 TO I-0.
           MOVE 123456789012.345678 TO I-1.
           MOVE 123456789012.345678 TO I-2.
           MOVE 123456789012.345678 TO I-3.
           MOVE 123456789012.345678 TO I-4.
           MOVE 123456789012.345678 TO I-5.
           MOVE 123456789012.345678 TO I-6.
           MOVE 123456789012.345678 TO I-7.
           MOVE 123456789012.345678 TO I-8.
           MOVE 123456789012.345678 TO I-9.
           MOVE 123456789012.345678 TO I-10.
           MOVE 123456789012.345678 TO I-11.
           MOVE 123456789012.345678 TO I-12.
           MOVE 123456789012.345678 TO I-13.
           MOVE 123456789012.345678 TO I-14.
           MOVE 123456789012.345678 TO I-15.
           MOVE 123456789012.345678 TO I-16.
           MOVE 123456789012.345678 TO I-17.
           MOVE 123456789012.345678 TO I-18.
           MOVE 123456789012.345678 TO I-19.
           MOVE 123456789012.345678 TO I-20.
           MOVE 123456789012.345678 TO I-21.
           MOVE 123456789012.345678 TO I-22.
           MOVE 123456789012.345678 TO I-23.
           MOVE 123456789012.345678 TO I-24.
           MOVE 123456789012.345678 TO I-25.
           MOVE 123456789012.345678 TO I-26.
           MOVE 123456789012.345678 TO I-27.
           MOVE 123456789012.345678 TO I-28.
           MOVE 123456789012.345678 TO I-29.
           MOVE 123456789012.345678 TO I-30.
           MOVE 123456789012.345678 TO I-31.
           MOVE 123456789012.345678 TO I-32.
           MOVE 123456789012.345678 TO I-33.
           MOVE 123456789012.345678 TO I-34.
           MOVE 123456789012.345678 TO I-35.
           MOVE 123456789012.345678 TO I-36.
           MOVE 123456789012.345678 TO I-37.
           MOVE 123456789012.345678 TO I-38.
           MOVE 123456789012.345678 TO I-39.
           MOVE 123456789012.345678 TO I-40.
           MOVE 123456789012.345678 TO I-41.
           MOVE 123456789012.345678 TO I-42.
           MOVE 123456789012.345678 TO I-43.
           MOVE 123456789012.345678 TO I-44.
           MOVE 123456789012.345678 TO I-45.
           MOVE 123456789012.345678 TO I-46.
           MOVE 123456789012.345678 TO I-47.
           MOVE 123456789012.345678 TO I-48.
           MOVE 123456789012.345678 TO I-49.
           MOVE 123456789012.345678 TO I-50.
           MOVE 123456789012.345678 TO I-51.
       MOVE-29.
           MOVE -123456789012345678.9012345678901 TO I-0.
           MOVE -123456789012345678.9012345678901 TO I-1.
           MOVE -123456789012345678.9012345678901 TO I-2.
           MOVE -123456789012345678.9012345678901 TO I-3.
           MOVE -123456789012345678.9012345678901 TO I-4.
           MOVE -123456789012345678.9012345678901 TO I-5.
           MOVE -123456789012345678.9012345678901 TO I-6.
           MOVE -123456789012345678.9012345678901 TO I-7.
           MOVE -123456789012345678.9012345678901 TO I-8.
           MOVE -123456789012345678.9012345678901 TO I-9.
           MOVE -123456789012345678.9012345678901 TO I-10.
           MOVE -123456789012345678.9012345678901 TO I-11.
           MOVE -123456789012345678.9012345678901 TO I-12.
           MOVE -123456789012345678.9012345678901 TO I-13.
           MOVE -123456789012345678.9012345678901 TO I-14.
           MOVE -123456789012345678.9012345678901 TO I-15.
           MOVE -123456789012345678.9012345678901 TO I-16.
           MOVE -123456789012345678.9012345678901 TO I-17.
           MOVE -123456789012345678.9012345678901 TO I-18.
           MOVE -123456789012345678.9012345678901 TO I-19.
           MOVE -123456789012345678.9012345678901 TO I-20.
           MOVE -123456789012345678.9012345678901 TO I-21.
           MOVE -123456789012345678.9012345678901 TO I-22.
           MOVE -123456789012345678.9012345678901 TO I-23.
           MOVE -123456789012345678.9012345678901 TO I-24.
           MOVE -123456789012345678.9012345678901 TO I-25.
           MOVE -123456789012345678.9012345678901 TO I-26.
           MOVE -123456789012345678.9012345678901 TO I-27.
           MOVE -123456789012345678.9012345678901 TO I-28.
           MOVE -123456789012345678.9012345678901 TO I-29.
           MOVE -123456789012345678.9012345678901 TO I-30.
           MOVE -123456789012345678.9012345678901 TO I-31.
           MOVE -123456789012345678.9012345678901 TO I-32.
           MOVE -123456789012345678.9012345678901 TO I-33.
           MOVE -123456789012345678.9012345678901 TO I-34.
           MOVE -123456789012345678.9012345678901 TO I-35.
           MOVE -123456789012345678.9012345678901 TO I-36.
           MOVE -123456789012345678.9012345678901 TO I-37.
           MOVE -123456789012345678.9012345678901 TO I-38.
           MOVE -123456789012345678.9012345678901 TO I-39.
           MOVE -123456789012345678.9012345678901 TO I-40.
           MOVE -123456789012345678.9012345678901 TO I-41.
           MOVE -123456789012345678.9012345678901 TO I-42.
           MOVE -123456789012345678.9012345678901 TO I-43.
           MOVE -123456789012345678.9012345678901 TO I-44.
           MOVE -123456789012345678.9012345678901 TO I-45.
           MOVE -123456789012345678.9012345678901 TO I-46.
           MOVE -123456789012345678.9012345678901 TO I-47.
           MOVE -123456789012345678.9012345678901 TO I-48.
           MOVE -123456789012345678.9012345678901 TO I-49.
           MOVE -123456789012345678.9012345678901 TO I-50.
           MOVE -123456789012345678.9012345678901 TO I-51.
       MOVE-30.
           MOVE 99999999999999999.9999999999999 TO I-0.
           MOVE 99999999999999999.9999999999999 TO I-1.
           MOVE 99999999999999999.9999999999999 TO I-2.
           MOVE 99999999999999999.9999999999999 TO I-3.
           MOVE 99999999999999999.9999999999999 TO I-4.
           MOVE 99999999999999999.9999999999999 TO I-5.
           MOVE 99999999999999999.9999999999999 TO I-6.
           MOVE 99999999999999999.9999999999999 TO I-7.
           MOVE 99999999999999999.9999999999999 TO I-8.
           MOVE 99999999999999999.9999999999999 TO I-9.
           MOVE 99999999999999999.9999999999999 TO I-10.
           MOVE 99999999999999999.9999999999999 TO I-11.
           MOVE 99999999999999999.9999999999999 TO I-12.
           MOVE 99999999999999999.9999999999999 TO I-13.
           MOVE 99999999999999999.9999999999999 TO I-14.
           MOVE 99999999999999999.9999999999999 TO I-15.
           MOVE 99999999999999999.9999999999999 TO I-16.
           MOVE 99999999999999999.9999999999999 TO I-17.
           MOVE 99999999999999999.9999999999999 TO I-18.
           MOVE 99999999999999999.9999999999999 TO I-19.
           MOVE 99999999999999999.9999999999999 TO I-20.
           MOVE 99999999999999999.9999999999999 TO I-21.
           MOVE 99999999999999999.9999999999999 TO I-22.
           MOVE 99999999999999999.9999999999999 TO I-23.
           MOVE 99999999999999999.9999999999999 TO I-24.
           MOVE 99999999999999999.9999999999999 TO I-25.
           MOVE 99999999999999999.9999999999999 TO I-26.
           MOVE 99999999999999999.9999999999999 TO I-27.
           MOVE 99999999999999999.9999999999999 TO I-28.
           MOVE 99999999999999999.9999999999999 TO I-29.
           MOVE 99999999999999999.9999999999999 TO I-30.
           MOVE 99999999999999999.9999999999999 TO I-31.
           MOVE 99999999999999999.9999999999999 TO I-32.
           MOVE 99999999999999999.9999999999999 TO I-33.
           MOVE 99999999999999999.9999999999999 TO I-34.
           MOVE 99999999999999999.9999999999999 TO I-35.
           MOVE 99999999999999999.9999999999999 TO I-36.
           MOVE 99999999999999999.9999999999999 TO I-37.
           MOVE 99999999999999999.9999999999999 TO I-38.
           MOVE 99999999999999999.9999999999999 TO I-39.
           MOVE 99999999999999999.9999999999999 TO I-40.
           MOVE 99999999999999999.9999999999999 TO I-41.
           MOVE 99999999999999999.9999999999999 TO I-42.
           MOVE 99999999999999999.9999999999999 TO I-43.
           MOVE 99999999999999999.9999999999999 TO I-44.
           MOVE 99999999999999999.9999999999999 TO I-45.
           MOVE 99999999999999999.9999999999999 TO I-46.
           MOVE 99999999999999999.9999999999999 TO I-47.
           MOVE 99999999999999999.9999999999999 TO I-48.
           MOVE 99999999999999999.9999999999999 TO I-49.
           MOVE 99999999999999999.9999999999999 TO I-50.
           MOVE 99999999999999999.9999999999999 TO I-51.
       WRITE-RECORD.
           MOVE I-0 TO E-0
           MOVE I-0 TO S-0
           MOVE 'E-0' TO SHOWN-NAME
           MOVE S-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-1 TO E-1
           MOVE I-1 TO S-1
           MOVE 'E-1' TO SHOWN-NAME
           MOVE S-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-2 TO E-2
           MOVE I-2 TO S-2
           MOVE 'E-2' TO SHOWN-NAME
           MOVE S-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-3 TO E-3
           MOVE I-3 TO S-3
           MOVE 'E-3' TO SHOWN-NAME
           MOVE S-3 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-4 TO E-4
           MOVE I-4 TO S-4
           MOVE 'E-4' TO SHOWN-NAME
           MOVE S-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-5 TO E-5
           MOVE I-5 TO S-5
           MOVE 'E-5' TO SHOWN-NAME
           MOVE S-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-6 TO E-6
           MOVE I-6 TO S-6
           MOVE 'E-6' TO SHOWN-NAME
           MOVE S-6 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-7 TO E-7
           MOVE I-7 TO S-7
           MOVE 'E-7' TO SHOWN-NAME
           MOVE S-7 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-8 TO E-8
           MOVE I-8 TO S-8
           MOVE 'E-8' TO SHOWN-NAME
           MOVE S-8 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-9 TO E-9
           MOVE I-9 TO S-9
           MOVE 'E-9' TO SHOWN-NAME
           MOVE S-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-10 TO E-10
           MOVE I-10 TO S-10
           MOVE 'E-10' TO SHOWN-NAME
           MOVE S-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-11 TO E-11
           MOVE I-11 TO S-11
           MOVE 'E-11' TO SHOWN-NAME
           MOVE S-11 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-12 TO E-12
           MOVE I-12 TO S-12
           MOVE 'E-12' TO SHOWN-NAME
           MOVE S-12 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-13 TO E-13
           MOVE I-13 TO S-13
           MOVE 'E-13' TO SHOWN-NAME
           MOVE S-13 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-14 TO E-14
           MOVE I-14 TO S-14
           MOVE 'E-14' TO SHOWN-NAME
           MOVE S-14 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-15 TO E-15
           MOVE I-15 TO S-15
           MOVE 'E-15' TO SHOWN-NAME
           MOVE S-15 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-16 TO E-16
           MOVE I-16 TO S-16
           MOVE 'E-16' TO SHOWN-NAME
           MOVE S-16 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-17 TO E-17
           MOVE I-17 TO S-17
           MOVE 'E-17' TO SHOWN-NAME
           MOVE S-17 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-18 TO E-18
           MOVE I-18 TO S-18
           MOVE 'E-18' TO SHOWN-NAME
           MOVE S-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-19 TO E-19
           MOVE I-19 TO S-19
           MOVE 'E-19' TO SHOWN-NAME
           MOVE S-19 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-20 TO E-20
           MOVE I-20 TO S-20
           MOVE 'E-20' TO SHOWN-NAME
           MOVE S-20 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-21 TO E-21
           MOVE I-21 TO S-21
           MOVE 'E-21' TO SHOWN-NAME
           MOVE S-21 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-22 TO E-22
           MOVE I-22 TO S-22
           MOVE 'E-22' TO SHOWN-NAME
           MOVE S-22 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-23 TO E-23
           MOVE I-23 TO S-23
           MOVE 'E-23' TO SHOWN-NAME
           MOVE S-23 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-24 TO E-24
           MOVE I-24 TO S-24
           MOVE 'E-24' TO SHOWN-NAME
           MOVE S-24 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-25 TO E-25
           MOVE I-25 TO S-25
           MOVE 'E-25' TO SHOWN-NAME
           MOVE S-25 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-26 TO E-26
           MOVE I-26 TO S-26
           MOVE 'E-26' TO SHOWN-NAME
           MOVE S-26 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-27 TO E-27
           MOVE I-27 TO S-27
           MOVE 'E-27' TO SHOWN-NAME
           MOVE S-27 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-28 TO E-28
           MOVE I-28 TO S-28
           MOVE 'E-28' TO SHOWN-NAME
           MOVE S-28 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-29 TO E-29
           MOVE I-29 TO S-29
           MOVE 'E-29' TO SHOWN-NAME
           MOVE S-29 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-30 TO E-30
           MOVE I-30 TO S-30
           MOVE 'E-30' TO SHOWN-NAME
           MOVE S-30 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-31 TO E-31
           MOVE I-31 TO S-31
           MOVE 'E-31' TO SHOWN-NAME
           MOVE S-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-32 TO E-32
           MOVE I-32 TO S-32
           MOVE 'E-32' TO SHOWN-NAME
           MOVE S-32 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-33 TO E-33
           MOVE I-33 TO S-33
           MOVE 'E-33' TO SHOWN-NAME
           MOVE S-33 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-34 TO E-34
           MOVE I-34 TO S-34
           MOVE 'E-34' TO SHOWN-NAME
           MOVE S-34 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-35 TO E-35
           MOVE I-35 TO S-35
           MOVE 'E-35' TO SHOWN-NAME
           MOVE S-35 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-36 TO E-36
           MOVE I-36 TO S-36
           MOVE 'E-36' TO SHOWN-NAME
           MOVE S-36 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-37 TO E-37
           MOVE I-37 TO S-37
           MOVE 'E-37' TO SHOWN-NAME
           MOVE S-37 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-38 TO E-38
           MOVE I-38 TO S-38
           MOVE 'E-38' TO SHOWN-NAME
           MOVE S-38 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-39 TO E-39
           MOVE I-39 TO S-39
           MOVE 'E-39' TO SHOWN-NAME
           MOVE S-39 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-40 TO E-40
           MOVE I-40 TO S-40
           MOVE 'E-40' TO SHOWN-NAME
           MOVE S-40 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-41 TO E-41
           MOVE I-41 TO S-41
           MOVE 'E-41' TO SHOWN-NAME
           MOVE S-41 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-42 TO E-42
           MOVE I-42 TO S-42
           MOVE 'E-42' TO SHOWN-NAME
           MOVE S-42 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-43 TO E-43
           MOVE I-43 TO S-43
           MOVE 'E-43' TO SHOWN-NAME
           MOVE S-43 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-44 TO E-44
           MOVE I-44 TO S-44
           MOVE 'E-44' TO SHOWN-NAME
           MOVE S-44 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-45 TO E-45
           MOVE I-45 TO S-45
           MOVE 'E-45' TO SHOWN-NAME
           MOVE S-45 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-46 TO E-46
           MOVE I-46 TO S-46
           MOVE 'E-46' TO SHOWN-NAME
           MOVE S-46 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-47 TO E-47
           MOVE I-47 TO S-47
           MOVE 'E-47' TO SHOWN-NAME
           MOVE S-47 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-48 TO E-48
           MOVE I-48 TO S-48
           MOVE 'E-48' TO SHOWN-NAME
           MOVE S-48 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-49 TO E-49
           MOVE I-49 TO S-49
           MOVE 'E-49' TO SHOWN-NAME
           MOVE S-49 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-50 TO E-50
           MOVE I-50 TO S-50
           MOVE 'E-50' TO SHOWN-NAME
           MOVE S-50 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-51 TO E-51
           MOVE I-51 TO S-51
           MOVE 'E-51' TO SHOWN-NAME
           MOVE S-51 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           WRITE EDITED-RECORD.
