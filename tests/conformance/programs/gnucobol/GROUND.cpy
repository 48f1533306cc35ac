       01  GROUND-RECORD.
           05  A-0                     PIC X.
           05  A-1                     PIC S9(2) COMP SYNC.
           05  A-2                     PIC S9(4) COMP SYNC.
           05  B-0                     PIC X.
           05  B-1                     PIC S9(9) COMP SYNC.
           05  B-2                     PIC X.
           05  B-3                     PIC S9(18) COMP SYNC.
           05  C-0                     PIC X.
           05  C-1                     PIC S9(18) COMP-5 SYNC.
           05  C-2                     PIC X.
           05  C-3                     COMP-1 SYNC.
           05  C-4                     PIC X.
           05  C-5                     COMP-2 SYNC.
           05  C-6                     PIC X.
           05  C-7                     BINARY-DOUBLE SYNC.
           05  C-8                     PIC X.
           05  C-9                     BINARY-LONG SYNC.
           05  D-0                     PIC X.
           05  D-1                     POINTER SYNC.
           05  D-2                     PIC X.
           05  D-3                     INDEX SYNC.
           05  D-4                     PIC X.
           05  D-5                     POINTER.
           05  D-6                     PIC X.
           05  D-7                     FLOAT-DECIMAL-16 SYNC.
           05  D-8                     PIC X.
           05  D-9                     FLOAT-DECIMAL-34 SYNC.
           05  E-0                     PIC X.
           05  E-1                     PIC 9(7) COMP-X SYNC.
           05  E-2                     PIC X(4) COMP-X SYNC.
           05  E-3                     PIC X.
           05  E-4                     PIC S9(5) COMP-3 SYNC.
           05  E-5                     PIC X(3) COMP-5.
           05  E-6                     PIC S9(10) COMP-N.
           05  E-7                     PIC 9(5) COMP-6.
           05  F-0.
               10  F-1                 PIC S9(9) COMP SYNC.
               10  F-2                 PIC X.
           05  F-3 SYNC.
               10  F-4                 PIC X.
               10  F-5                 PIC S9(9) COMP.
           05  G-0                     PIC X.
           05  G-1 OCCURS 3 TIMES.
               10  G-2                 PIC X.
               10  G-3                 PIC S9(9) COMP SYNC.
               10  G-4                 PIC X(2).
           05  H-0 OCCURS 2 TIMES.
               10  H-1                 PIC S9(9) COMP SYNC.
               10  H-2 OCCURS 2 TIMES.
                   15  H-3             PIC S9(4) COMP SYNC.
                   15  H-4             PIC X.
               10  H-5                 PIC X.
           05  I-0 OCCURS 2 TIMES.
               10  I-1.
                   15  I-2             PIC X.
                   15  I-3             PIC S9(18) COMP SYNC.
               10  I-4                 PIC X(3).
           05  J-0                     PIC X.
           05  J-1                     PIC S9(4) COMP SYNC
                                       OCCURS 3 TIMES.
           05  K-0                     PIC X(9).
           05  K-1 REDEFINES K-0.
               10  K-2                 PIC X.
               10  K-3                 PIC S9(4) COMP SYNC.
           05  L-0                     PIC X.
           05  L-1 OCCURS 2 TIMES.
               10  L-2                 PIC S9(9) COMP SYNC.
               10  L-3.
                   15  L-4             PIC X.
               10  L-5                 PIC X.
           05  M-0 OCCURS 1 TIMES.
               10  M-1                 PIC S9(9) COMP SYNC.
               10  M-2                 PIC X.
           05  N-0                     PIC S9(3)
                                       SIGN TRAILING SEPARATE.
           05  N-1                     PIC ZZ,ZZ9.99CR.
           05  Z-1                     PIC X.
       66  R-1                         RENAMES A-2 THRU B-2.
       66  R-2                         RENAMES F-0.
