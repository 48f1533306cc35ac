       01  OWN-RECORD.
           05  ZU-1-0      PIC 9(1).
           05  ZU-1-1      PIC V9(1).
           05  ZU-5-0      PIC 9(5).
           05  ZU-5-2      PIC 9(3)V9(2).
           05  ZU-5-5      PIC V9(5).
           05  ZU-18-0     PIC 9(18).
           05  ZU-18-2     PIC 9(16)V9(2).
           05  ZU-18-18    PIC V9(18).
           05  ZU-31-0     PIC 9(31).
           05  ZU-31-2     PIC 9(29)V9(2).
           05  ZU-31-31    PIC V9(31).
           05  ZT-1-0      PIC S9(1).
           05  ZT-1-1      PIC SV9(1).
           05  ZT-5-0      PIC S9(5).
           05  ZT-5-2      PIC S9(3)V9(2).
           05  ZT-5-5      PIC SV9(5).
           05  ZT-18-0     PIC S9(18).
           05  ZT-18-2     PIC S9(16)V9(2).
           05  ZT-18-18    PIC SV9(18).
           05  ZT-31-0     PIC S9(31).
           05  ZT-31-2     PIC S9(29)V9(2).
           05  ZT-31-31    PIC SV9(31).
           05  ZL-1-0      PIC S9(1) SIGN LEADING.
           05  ZL-1-1      PIC SV9(1) SIGN LEADING.
           05  ZL-5-0      PIC S9(5) SIGN LEADING.
           05  ZL-5-2      PIC S9(3)V9(2) SIGN LEADING.
           05  ZL-5-5      PIC SV9(5) SIGN LEADING.
           05  ZL-18-0     PIC S9(18) SIGN LEADING.
           05  ZL-18-2     PIC S9(16)V9(2) SIGN LEADING.
           05  ZL-18-18    PIC SV9(18) SIGN LEADING.
           05  ZL-31-0     PIC S9(31) SIGN LEADING.
           05  ZL-31-2     PIC S9(29)V9(2) SIGN LEADING.
           05  ZL-31-31    PIC SV9(31) SIGN LEADING.
           05  ZTS-1-0     PIC S9(1) SIGN TRAILING SEPARATE.
           05  ZTS-1-1     PIC SV9(1) SIGN TRAILING SEPARATE.
           05  ZTS-5-0     PIC S9(5) SIGN TRAILING SEPARATE.
           05  ZTS-5-2     PIC S9(3)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-5-5     PIC SV9(5) SIGN TRAILING SEPARATE.
           05  ZTS-18-0    PIC S9(18) SIGN TRAILING SEPARATE.
           05  ZTS-18-2    PIC S9(16)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-18-18   PIC SV9(18) SIGN TRAILING SEPARATE.
           05  ZTS-31-0    PIC S9(31) SIGN TRAILING SEPARATE.
           05  ZTS-31-2    PIC S9(29)V9(2) SIGN TRAILING SEPARATE.
           05  ZTS-31-31   PIC SV9(31) SIGN TRAILING SEPARATE.
           05  BU-1-0      PIC 9(1) COMP.
           05  BU-2-0      PIC 9(2) COMP.
           05  BU-3-0      PIC 9(3) COMP.
           05  BU-4-0      PIC 9(4) COMP.
           05  BU-5-0      PIC 9(5) COMP.
           05  BU-7-0      PIC 9(7) COMP.
           05  BU-9-0      PIC 9(9) COMP.
           05  BU-10-0     PIC 9(10) COMP.
           05  BU-12-0     PIC 9(12) COMP.
           05  BU-14-0     PIC 9(14) COMP.
           05  BU-16-0     PIC 9(16) COMP.
           05  BU-18-0     PIC 9(18) COMP.
           05  BS-1-0      PIC S9(1) COMP.
           05  BS-2-0      PIC S9(2) COMP.
           05  BS-3-0      PIC S9(3) COMP.
           05  BS-4-0      PIC S9(4) COMP.
           05  BS-5-0      PIC S9(5) COMP.
           05  BS-7-0      PIC S9(7) COMP.
           05  BS-9-0      PIC S9(9) COMP.
           05  BS-10-0     PIC S9(10) COMP.
           05  BS-12-0     PIC S9(12) COMP.
           05  BS-14-0     PIC S9(14) COMP.
           05  BS-16-0     PIC S9(16) COMP.
           05  BS-18-0     PIC S9(18) COMP.
           05  BU-9-2      PIC 9(7)V99 COMP.
           05  NU-1-0      PIC 9(1) COMP-5.
           05  NU-2-0      PIC 9(2) COMP-5.
           05  NU-3-0      PIC 9(3) COMP-5.
           05  NU-4-0      PIC 9(4) COMP-5.
           05  NU-5-0      PIC 9(5) COMP-5.
           05  NU-7-0      PIC 9(7) COMP-5.
           05  NU-9-0      PIC 9(9) COMP-5.
           05  NU-10-0     PIC 9(10) COMP-5.
           05  NU-12-0     PIC 9(12) COMP-5.
           05  NU-14-0     PIC 9(14) COMP-5.
           05  NU-16-0     PIC 9(16) COMP-5.
           05  NU-18-0     PIC 9(18) COMP-5.
           05  NS-1-0      PIC S9(1) COMP-5.
           05  NS-2-0      PIC S9(2) COMP-5.
           05  NS-3-0      PIC S9(3) COMP-5.
           05  NS-4-0      PIC S9(4) COMP-5.
           05  NS-5-0      PIC S9(5) COMP-5.
           05  NS-7-0      PIC S9(7) COMP-5.
           05  NS-9-0      PIC S9(9) COMP-5.
           05  NS-10-0     PIC S9(10) COMP-5.
           05  NS-12-0     PIC S9(12) COMP-5.
           05  NS-14-0     PIC S9(14) COMP-5.
           05  NS-16-0     PIC S9(16) COMP-5.
           05  NS-18-0     PIC S9(18) COMP-5.
           05  NU-9-2      PIC 9(7)V99 COMP-5.
           05  XU-1-0      PIC 9(1) COMP-X.
           05  XU-2-0      PIC 9(2) COMP-X.
           05  XU-3-0      PIC 9(3) COMP-X.
           05  XU-4-0      PIC 9(4) COMP-X.
           05  XU-5-0      PIC 9(5) COMP-X.
           05  XU-7-0      PIC 9(7) COMP-X.
           05  XU-9-0      PIC 9(9) COMP-X.
           05  XU-10-0     PIC 9(10) COMP-X.
           05  XU-12-0     PIC 9(12) COMP-X.
           05  XU-14-0     PIC 9(14) COMP-X.
           05  XU-16-0     PIC 9(16) COMP-X.
           05  XU-18-0     PIC 9(18) COMP-X.
           05  XU-9-2      PIC 9(7)V99 COMP-X.
           05  MU-1-0      PIC 9(1) COMP-N.
           05  MU-2-0      PIC 9(2) COMP-N.
           05  MU-3-0      PIC 9(3) COMP-N.
           05  MU-4-0      PIC 9(4) COMP-N.
           05  MU-5-0      PIC 9(5) COMP-N.
           05  MU-7-0      PIC 9(7) COMP-N.
           05  MU-9-0      PIC 9(9) COMP-N.
           05  MU-10-0     PIC 9(10) COMP-N.
           05  MU-12-0     PIC 9(12) COMP-N.
           05  MU-14-0     PIC 9(14) COMP-N.
           05  MU-16-0     PIC 9(16) COMP-N.
           05  MU-18-0     PIC 9(18) COMP-N.
           05  MU-9-2      PIC 9(7)V99 COMP-N.
           05  S-1-0       PIC 9(1) COMP-6.
           05  S-1-1       PIC V9(1) COMP-6.
           05  S-2-0       PIC 9(2) COMP-6.
           05  S-2-2       PIC V9(2) COMP-6.
           05  S-3-0       PIC 9(3) COMP-6.
           05  S-3-2       PIC 9(1)V9(2) COMP-6.
           05  S-3-3       PIC V9(3) COMP-6.
           05  S-4-0       PIC 9(4) COMP-6.
           05  S-4-2       PIC 9(2)V9(2) COMP-6.
           05  S-4-4       PIC V9(4) COMP-6.
           05  S-9-0       PIC 9(9) COMP-6.
           05  S-9-2       PIC 9(7)V9(2) COMP-6.
           05  S-9-9       PIC V9(9) COMP-6.
           05  S-18-0      PIC 9(18) COMP-6.
           05  S-18-2      PIC 9(16)V9(2) COMP-6.
           05  S-18-18     PIC V9(18) COMP-6.
           05  S-31-0      PIC 9(31) COMP-6.
           05  S-31-2      PIC 9(29)V9(2) COMP-6.
           05  S-31-31     PIC V9(31) COMP-6.
           05  XX-1        PIC X(1) COMP-X.
           05  XX-2        PIC X(2) COMP-X.
           05  XX-3        PIC X(3) COMP-X.
           05  XX-4        PIC X(4) COMP-X.
           05  XX-5        PIC X(5) COMP-X.
           05  XX-6        PIC X(6) COMP-X.
           05  XX-7        PIC X(7) COMP-X.
           05  XX-8        PIC X(8) COMP-X.
           05  MX-1        PIC X(1) COMP-N.
           05  MX-2        PIC X(2) COMP-N.
           05  MX-3        PIC X(3) COMP-N.
           05  MX-4        PIC X(4) COMP-N.
           05  MX-5        PIC X(5) COMP-N.
           05  MX-6        PIC X(6) COMP-N.
           05  MX-7        PIC X(7) COMP-N.
           05  MX-8        PIC X(8) COMP-N.
           05  NX-1        PIC X(1) COMP-5.
           05  NX-2        PIC X(2) COMP-5.
           05  NX-3        PIC X(3) COMP-5.
           05  NX-4        PIC X(4) COMP-5.
           05  NX-5        PIC X(5) COMP-5.
           05  NX-6        PIC X(6) COMP-5.
           05  NX-7        PIC X(7) COMP-5.
           05  NX-8        PIC X(8) COMP-5.
           05  S-CHAR      BINARY-CHAR SIGNED.
           05  U-CHAR      BINARY-CHAR UNSIGNED.
           05  S-SHORT     BINARY-SHORT SIGNED.
           05  U-SHORT     BINARY-SHORT UNSIGNED.
           05  S-LONG      BINARY-LONG SIGNED.
           05  U-LONG      BINARY-LONG UNSIGNED.
           05  S-DOUBLE    BINARY-DOUBLE SIGNED.
           05  U-DOUBLE    BINARY-DOUBLE UNSIGNED.
           05  C-SSHORT    SIGNED-SHORT.
           05  C-USHORT    UNSIGNED-SHORT.
           05  C-SINT      SIGNED-INT.
           05  C-UINT      UNSIGNED-INT.
           05  C-SLONG     SIGNED-LONG.
           05  C-ULONG     UNSIGNED-LONG.
