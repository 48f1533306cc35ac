       01  LINES-RECORD.
           05  LINE-NO                 PIC 9(4).
           05  LINE-AMOUNT             PIC S9(5)V99.
           05  LINE-TEXT               PIC X(30).
