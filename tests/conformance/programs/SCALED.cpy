       01  SCALED-RECORD.
           05  ZU-P0       PIC 9(3)P(3).
           05  ZS-P0       PIC S9(3)P(3).
           05  ZU-P1       PIC 9P(8).
           05  ZS-P1       PIC S9P(8).
           05  ZU-P2       PIC VP(2)9(2).
           05  ZS-P2       PIC SVP(2)9(2).
           05  PU-P0       PIC 9(3)P(3) COMP-3.
           05  PS-P0       PIC S9(3)P(3) COMP-3.
           05  PU-P1       PIC 9P(8) COMP-3.
           05  PS-P1       PIC S9P(8) COMP-3.
           05  PU-P2       PIC VP(2)9(2) COMP-3.
           05  PS-P2       PIC SVP(2)9(2) COMP-3.
           05  BU-P0       PIC 9(3)P(3) COMP.
           05  BS-P0       PIC S9(3)P(3) COMP.
           05  BU-P1       PIC 9P(8) COMP.
           05  BS-P1       PIC S9P(8) COMP.
           05  BU-P2       PIC VP(2)9(2) COMP.
           05  BS-P2       PIC SVP(2)9(2) COMP.
