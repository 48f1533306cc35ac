       01  FLOATS-RECORD.
           05  SHORT-FLOAT             COMP-1.
           05  LONG-FLOAT              COMP-2.
