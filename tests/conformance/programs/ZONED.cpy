       01  ZONED-RECORD.
           05  ZU-1-0      PIC 9(1).
           05  ZU-1-1      PIC V9(1).
           05  ZU-4-0      PIC 9(4).
           05  ZU-4-2      PIC 9(2)V9(2).
           05  ZU-4-4      PIC V9(4).
           05  ZU-5-0      PIC 9(5).
           05  ZU-5-2      PIC 9(3)V9(2).
           05  ZU-5-5      PIC V9(5).
           05  ZU-9-0      PIC 9(9).
           05  ZU-9-2      PIC 9(7)V9(2).
           05  ZU-9-9      PIC V9(9).
           05  ZU-10-0     PIC 9(10).
           05  ZU-10-2     PIC 9(8)V9(2).
           05  ZU-10-10    PIC V9(10).
           05  ZU-18-0     PIC 9(18).
           05  ZU-18-2     PIC 9(16)V9(2).
           05  ZU-18-18    PIC V9(18).
           05  ZU-31-0     PIC 9(31).
           05  ZU-31-2     PIC 9(29)V9(2).
           05  ZU-31-31    PIC V9(31).
           05  ZT-1-0      PIC S9(1) SIGN TRAILING.
           05  ZT-1-1      PIC SV9(1) SIGN TRAILING.
           05  ZT-4-0      PIC S9(4) SIGN TRAILING.
           05  ZT-4-2      PIC S9(2)V9(2) SIGN TRAILING.
           05  ZT-4-4      PIC SV9(4) SIGN TRAILING.
           05  ZT-5-0      PIC S9(5) SIGN TRAILING.
           05  ZT-5-2      PIC S9(3)V9(2) SIGN TRAILING.
           05  ZT-5-5      PIC SV9(5) SIGN TRAILING.
           05  ZT-9-0      PIC S9(9) SIGN TRAILING.
           05  ZT-9-2      PIC S9(7)V9(2) SIGN TRAILING.
           05  ZT-9-9      PIC SV9(9) SIGN TRAILING.
           05  ZT-10-0     PIC S9(10) SIGN TRAILING.
           05  ZT-10-2     PIC S9(8)V9(2) SIGN TRAILING.
           05  ZT-10-10    PIC SV9(10) SIGN TRAILING.
           05  ZT-18-0     PIC S9(18) SIGN TRAILING.
           05  ZT-18-2     PIC S9(16)V9(2) SIGN TRAILING.
           05  ZT-18-18    PIC SV9(18) SIGN TRAILING.
           05  ZT-31-0     PIC S9(31) SIGN TRAILING.
           05  ZT-31-2     PIC S9(29)V9(2) SIGN TRAILING.
           05  ZT-31-31    PIC SV9(31) SIGN TRAILING.
           05  ZL-1-0      PIC S9(1) SIGN LEADING.
           05  ZL-1-1      PIC SV9(1) SIGN LEADING.
           05  ZL-4-0      PIC S9(4) SIGN LEADING.
           05  ZL-4-2      PIC S9(2)V9(2) SIGN LEADING.
           05  ZL-4-4      PIC SV9(4) SIGN LEADING.
           05  ZL-5-0      PIC S9(5) SIGN LEADING.
           05  ZL-5-2      PIC S9(3)V9(2) SIGN LEADING.
           05  ZL-5-5      PIC SV9(5) SIGN LEADING.
           05  ZL-9-0      PIC S9(9) SIGN LEADING.
           05  ZL-9-2      PIC S9(7)V9(2) SIGN LEADING.
           05  ZL-9-9      PIC SV9(9) SIGN LEADING.
           05  ZL-10-0     PIC S9(10) SIGN LEADING.
           05  ZL-10-2     PIC S9(8)V9(2) SIGN LEADING.
           05  ZL-10-10    PIC SV9(10) SIGN LEADING.
           05  ZL-18-0     PIC S9(18) SIGN LEADING.
           05  ZL-18-2     PIC S9(16)V9(2) SIGN LEADING.
           05  ZL-18-18    PIC SV9(18) SIGN LEADING.
           05  ZL-31-0     PIC S9(31) SIGN LEADING.
           05  ZL-31-2     PIC S9(29)V9(2) SIGN LEADING.
           05  ZL-31-31    PIC SV9(31) SIGN LEADING.
           05  ZTS-1-0     PIC S9(1) SIGN TRAILING SEPARATE.
           05  ZTS-1-1     PIC SV9(1) SIGN TRAILING SEPARATE.
           05  ZTS-4-0     PIC S9(4) SIGN TRAILING SEPARATE.
           05  ZTS-4-2     PIC S9(2)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-4-4     PIC SV9(4) SIGN TRAILING SEPARATE.
           05  ZTS-5-0     PIC S9(5) SIGN TRAILING SEPARATE.
           05  ZTS-5-2     PIC S9(3)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-5-5     PIC SV9(5) SIGN TRAILING SEPARATE.
           05  ZTS-9-0     PIC S9(9) SIGN TRAILING SEPARATE.
           05  ZTS-9-2     PIC S9(7)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-9-9     PIC SV9(9) SIGN TRAILING SEPARATE.
           05  ZTS-10-0    PIC S9(10) SIGN TRAILING SEPARATE.
           05  ZTS-10-2    PIC S9(8)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-10-10   PIC SV9(10) SIGN TRAILING SEPARATE.
           05  ZTS-18-0    PIC S9(18) SIGN TRAILING SEPARATE.
           05  ZTS-18-2    PIC S9(16)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-18-18   PIC SV9(18) SIGN TRAILING SEPARATE.
           05  ZTS-31-0    PIC S9(31) SIGN TRAILING SEPARATE.
           05  ZTS-31-2    PIC S9(29)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-31-31   PIC SV9(31) SIGN TRAILING SEPARATE.
           05  ZLS-1-0     PIC S9(1) SIGN LEADING SEPARATE.
           05  ZLS-1-1     PIC SV9(1) SIGN LEADING SEPARATE.
           05  ZLS-4-0     PIC S9(4) SIGN LEADING SEPARATE.
           05  ZLS-4-2     PIC S9(2)V9(2) SIGN LEADING SEPARATE.
           05  ZLS-4-4     PIC SV9(4) SIGN LEADING SEPARATE.
           05  ZLS-5-0     PIC S9(5) SIGN LEADING SEPARATE.
           05  ZLS-5-2     PIC S9(3)V9(2) SIGN LEADING SEPARATE.
           05  ZLS-5-5     PIC SV9(5) SIGN LEADING SEPARATE.
           05  ZLS-9-0     PIC S9(9) SIGN LEADING SEPARATE.
           05  ZLS-9-2     PIC S9(7)V9(2) SIGN LEADING SEPARATE.
           05  ZLS-9-9     PIC SV9(9) SIGN LEADING SEPARATE.
           05  ZLS-10-0    PIC S9(10) SIGN LEADING SEPARATE.
           05  ZLS-10-2    PIC S9(8)V9(2) SIGN LEADING SEPARATE.
           05  ZLS-10-10   PIC SV9(10) SIGN LEADING SEPARATE.
           05  ZLS-18-0    PIC S9(18) SIGN LEADING SEPARATE.
           05  ZLS-18-2    PIC S9(16)V9(2) SIGN LEADING SEPARATE.
           05  ZLS-18-18   PIC SV9(18) SIGN LEADING SEPARATE.
           05  ZLS-31-0    PIC S9(31) SIGN LEADING SEPARATE.
           05  ZLS-31-2    PIC S9(29)V9(2) SIGN LEADING SEPARATE.
           05  ZLS-31-31   PIC SV9(31) SIGN LEADING SEPARATE.
