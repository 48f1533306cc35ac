       01  IEEE-RECORD.
           05  SHORT-FLOAT             FLOAT-SHORT.
           05  LONG-FLOAT              FLOAT-LONG.
