       01  PLACES-RECORD.
           05  A-1                     PIC X.
           05  B-1                     PIC S9(4) COMP SYNC.
           05  C-1                     PIC X(3).
           05  D-1                     PIC S9(9) COMP SYNC.
           05  E-1                     PIC X.
           05  F-1                     PIC S9(18) COMP SYNC.
           05  G-1.
               10  G-A                 PIC X(2).
               10  G-B                 PIC S9(5) COMP SYNC.
               10  G-C                 PIC X.
           05  H-0.
               10  H-S                 PIC S9(4) COMP-5 SYNC.
           05  H-1 OCCURS 3 TIMES.
               10  H-A                 PIC X.
               10  H-B                 PIC S9(4)V99 COMP SYNC.
               10  H-C                 PIC S9(3) COMP SYNC.
               10  H-D                 PIC X(5).
               10  H-E OCCURS 2 TIMES.
                   15  H-F             PIC S9(4) COMP SYNC.
                   15  H-G             PIC X.
           05  I-1                     PIC X.
           05  J-1.
               10  J-A                 PIC S9(9) COMP-5 SYNC.
               10  J-B                 PIC X.
           05  K-1 REDEFINES J-1       PIC X(4).
           05  L-1                     PIC S9(5) COMP-3 SYNC.
           05  M-0                     PIC X.
           05  M-1                     PIC S9(9) SYNC COMP.
           05  N-1                     PIC N(3).
           05  O-1                     PIC S9(3)
                                       SIGN LEADING SEPARATE.
           05  P-1                     PIC ZZ,ZZ9.99CR.
           05  Q-1 SIGN TRAILING SEPARATE.
               10  Q-A                 PIC S9(3).
               10  Q-B                 PIC S99P(3).
           05  R-1 COMP-3.
               10  R-A                 PIC S9(18).
               10  R-B                 PIC S9(4).
           05  S-1 SYNC.
               10  S-A                 PIC X.
               10  S-B                 PIC S9(4) COMP.
               10  S-C                 PIC X.
               10  S-D                 PIC S9(9) COMP.
           05  Z-1                     PIC X.
