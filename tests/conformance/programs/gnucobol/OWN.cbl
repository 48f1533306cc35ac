       CBL CODEPAGE(37),ARITH(EXTEND)
      * OWN: EVERY FIELD OF ITS COPYBOOK WITH THE SAME LITERALS.
      * WRITTEN BY GENERATE.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. OWN.
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
           COPY OWN.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE.
           05  SHOWN-NAME          PIC X(11).
           05  SHOWN-VALUE         PIC X(40).
       WORKING-STORAGE SECTION.
       01  EDITED-ITEMS.
           05  E-20-0              PIC -9(20).
           05  E-20-1              PIC -9(19).9(1).
           05  E-20-2              PIC -9(18).9(2).
           05  E-20-3              PIC -9(17).9(3).
           05  E-20-4              PIC -9(16).9(4).
           05  E-20-5              PIC -9(15).9(5).
           05  E-20-9              PIC -9(11).9(9).
           05  E-20-18             PIC -9(2).9(18).
           05  E-31-0              PIC -9(31).
           05  E-31-2              PIC -9(29).9(2).
           05  E-31-31             PIC -.9(31).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           MOVE 0 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             BU-1-0
             BS-1-0
             NU-1-0
             NS-1-0
             XU-1-0
             MU-1-0
             S-1-0.
           MOVE .0 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             S-1-1.
           MOVE 00 TO
             BU-2-0
             BS-2-0
             NU-2-0
             NS-2-0
             XU-2-0
             MU-2-0
             S-2-0
             XX-1
             MX-1
             NX-1
             S-CHAR
             U-CHAR.
           MOVE .00 TO
             S-2-2.
           MOVE 000 TO
             BU-3-0
             BS-3-0
             NU-3-0
             NS-3-0
             XU-3-0
             MU-3-0
             S-3-0.
           MOVE 0.00 TO
             S-3-2.
           MOVE .000 TO
             S-3-3.
           MOVE 0000 TO
             BU-4-0
             BS-4-0
             NU-4-0
             NS-4-0
             XU-4-0
             MU-4-0
             S-4-0
             XX-2
             MX-2
             NX-2
             S-SHORT
             U-SHORT
             C-SSHORT
             C-USHORT.
           MOVE 00.00 TO
             S-4-2.
           MOVE .0000 TO
             S-4-4.
           MOVE 00000 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             BU-5-0
             BS-5-0
             NU-5-0
             NS-5-0
             XU-5-0
             MU-5-0.
           MOVE 000.00 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2.
           MOVE .00000 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5.
           MOVE 0000000 TO
             BU-7-0
             BS-7-0
             NU-7-0
             NS-7-0
             XU-7-0
             MU-7-0
             XX-3
             MX-3
             NX-3.
           MOVE 000000000 TO
             BU-9-0
             BS-9-0
             NU-9-0
             NS-9-0
             XU-9-0
             MU-9-0
             S-9-0
             XX-4
             MX-4
             NX-4
             S-LONG
             U-LONG
             C-SINT
             C-UINT.
           MOVE 0000000.00 TO
             BU-9-2
             NU-9-2
             XU-9-2
             MU-9-2
             S-9-2.
           MOVE .000000000 TO
             S-9-9.
           MOVE 0000000000 TO
             BU-10-0
             BS-10-0
             NU-10-0
             NS-10-0
             XU-10-0
             MU-10-0.
           MOVE 000000000000 TO
             BU-12-0
             BS-12-0
             NU-12-0
             NS-12-0
             XU-12-0
             MU-12-0
             XX-5
             MX-5
             NX-5.
           MOVE 00000000000000 TO
             BU-14-0
             BS-14-0
             NU-14-0
             NS-14-0
             XU-14-0
             MU-14-0
             XX-6
             MX-6
             NX-6.
           MOVE 0000000000000000 TO
             BU-16-0
             BS-16-0
             NU-16-0
             NS-16-0
             XU-16-0
             MU-16-0
             XX-7
             MX-7
             NX-7.
           MOVE 000000000000000000 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             BU-18-0
             BS-18-0
             NU-18-0
             NS-18-0
             XU-18-0
             MU-18-0
             S-18-0
             XX-8
             MX-8
             NX-8
             S-DOUBLE
             U-DOUBLE
             C-SLONG
             C-ULONG.
           MOVE 0000000000000000.00 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             S-18-2.
           MOVE .000000000000000000 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             S-18-18.
           MOVE 0000000000000000000000000000000 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             S-31-0.
           MOVE 00000000000000000000000000000.00 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             S-31-2.
           MOVE .0000000000000000000000000000000 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             S-31-31.
           PERFORM WRITE-RECORD.
           MOVE 1 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             BU-1-0
             BS-1-0
             NU-1-0
             NS-1-0
             XU-1-0
             MU-1-0
             S-1-0.
           MOVE .1 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             S-1-1.
           MOVE 01 TO
             BU-2-0
             BS-2-0
             NU-2-0
             NS-2-0
             XU-2-0
             MU-2-0
             S-2-0
             XX-1
             MX-1
             NX-1
             S-CHAR
             U-CHAR.
           MOVE .01 TO
             S-2-2.
           MOVE 001 TO
             BU-3-0
             BS-3-0
             NU-3-0
             NS-3-0
             XU-3-0
             MU-3-0
             S-3-0.
           MOVE 0.01 TO
             S-3-2.
           MOVE .001 TO
             S-3-3.
           MOVE 0001 TO
             BU-4-0
             BS-4-0
             NU-4-0
             NS-4-0
             XU-4-0
             MU-4-0
             S-4-0
             XX-2
             MX-2
             NX-2
             S-SHORT
             U-SHORT
             C-SSHORT
             C-USHORT.
           MOVE 00.01 TO
             S-4-2.
           MOVE .0001 TO
             S-4-4.
           MOVE 00001 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             BU-5-0
             BS-5-0
             NU-5-0
             NS-5-0
             XU-5-0
             MU-5-0.
           MOVE 000.01 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2.
           MOVE .00001 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5.
           MOVE 0000001 TO
             BU-7-0
             BS-7-0
             NU-7-0
             NS-7-0
             XU-7-0
             MU-7-0
             XX-3
             MX-3
             NX-3.
           MOVE 000000001 TO
             BU-9-0
             BS-9-0
             NU-9-0
             NS-9-0
             XU-9-0
             MU-9-0
             S-9-0
             XX-4
             MX-4
             NX-4
             S-LONG
             U-LONG
             C-SINT
             C-UINT.
           MOVE 0000000.01 TO
             BU-9-2
             NU-9-2
             XU-9-2
             MU-9-2
             S-9-2.
           MOVE .000000001 TO
             S-9-9.
           MOVE 0000000001 TO
             BU-10-0
             BS-10-0
             NU-10-0
             NS-10-0
             XU-10-0
             MU-10-0.
           MOVE 000000000001 TO
             BU-12-0
             BS-12-0
             NU-12-0
             NS-12-0
             XU-12-0
             MU-12-0
             XX-5
             MX-5
             NX-5.
           MOVE 00000000000001 TO
             BU-14-0
             BS-14-0
             NU-14-0
             NS-14-0
             XU-14-0
             MU-14-0
             XX-6
             MX-6
             NX-6.
           MOVE 0000000000000001 TO
             BU-16-0
             BS-16-0
             NU-16-0
             NS-16-0
             XU-16-0
             MU-16-0
             XX-7
             MX-7
             NX-7.
           MOVE 000000000000000001 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             BU-18-0
             BS-18-0
             NU-18-0
             NS-18-0
             XU-18-0
             MU-18-0
             S-18-0
             XX-8
             MX-8
             NX-8
             S-DOUBLE
             U-DOUBLE
             C-SLONG
             C-ULONG.
           MOVE 0000000000000000.01 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             S-18-2.
           MOVE .000000000000000001 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             S-18-18.
           MOVE 0000000000000000000000000000001 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             S-31-0.
           MOVE 00000000000000000000000000000.01 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             S-31-2.
           MOVE .0000000000000000000000000000001 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             S-31-31.
           PERFORM WRITE-RECORD.
           MOVE -1 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             BU-1-0
             BS-1-0
             NU-1-0
             NS-1-0
             XU-1-0
             MU-1-0
             S-1-0.
           MOVE -.1 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             S-1-1.
           MOVE -01 TO
             BU-2-0
             BS-2-0
             NU-2-0
             NS-2-0
             XU-2-0
             MU-2-0
             S-2-0
             XX-1
             MX-1
             NX-1
             S-CHAR
             U-CHAR.
           MOVE -.01 TO
             S-2-2.
           MOVE -001 TO
             BU-3-0
             BS-3-0
             NU-3-0
             NS-3-0
             XU-3-0
             MU-3-0
             S-3-0.
           MOVE -0.01 TO
             S-3-2.
           MOVE -.001 TO
             S-3-3.
           MOVE -0001 TO
             BU-4-0
             BS-4-0
             NU-4-0
             NS-4-0
             XU-4-0
             MU-4-0
             S-4-0
             XX-2
             MX-2
             NX-2
             S-SHORT
             U-SHORT
             C-SSHORT
             C-USHORT.
           MOVE -00.01 TO
             S-4-2.
           MOVE -.0001 TO
             S-4-4.
           MOVE -00001 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             BU-5-0
             BS-5-0
             NU-5-0
             NS-5-0
             XU-5-0
             MU-5-0.
           MOVE -000.01 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2.
           MOVE -.00001 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5.
           MOVE -0000001 TO
             BU-7-0
             BS-7-0
             NU-7-0
             NS-7-0
             XU-7-0
             MU-7-0
             XX-3
             MX-3
             NX-3.
           MOVE -000000001 TO
             BU-9-0
             BS-9-0
             NU-9-0
             NS-9-0
             XU-9-0
             MU-9-0
             S-9-0
             XX-4
             MX-4
             NX-4
             S-LONG
             U-LONG
             C-SINT
             C-UINT.
           MOVE -0000000.01 TO
             BU-9-2
             NU-9-2
             XU-9-2
             MU-9-2
             S-9-2.
           MOVE -.000000001 TO
             S-9-9.
           MOVE -0000000001 TO
             BU-10-0
             BS-10-0
             NU-10-0
             NS-10-0
             XU-10-0
             MU-10-0.
           MOVE -000000000001 TO
             BU-12-0
             BS-12-0
             NU-12-0
             NS-12-0
             XU-12-0
             MU-12-0
             XX-5
             MX-5
             NX-5.
           MOVE -00000000000001 TO
             BU-14-0
             BS-14-0
             NU-14-0
             NS-14-0
             XU-14-0
             MU-14-0
             XX-6
             MX-6
             NX-6.
           MOVE -0000000000000001 TO
             BU-16-0
             BS-16-0
             NU-16-0
             NS-16-0
             XU-16-0
             MU-16-0
             XX-7
             MX-7
             NX-7.
           MOVE -000000000000000001 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             BU-18-0
             BS-18-0
             NU-18-0
             NS-18-0
             XU-18-0
             MU-18-0
             S-18-0
             XX-8
             MX-8
             NX-8
             S-DOUBLE
             U-DOUBLE
             C-SLONG
             C-ULONG.
           MOVE -0000000000000000.01 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             S-18-2.
           MOVE -.000000000000000001 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             S-18-18.
           MOVE -0000000000000000000000000000001 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             S-31-0.
           MOVE -00000000000000000000000000000.01 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             S-31-2.
           MOVE -.0000000000000000000000000000001 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             S-31-31.
           PERFORM WRITE-RECORD.
           MOVE 9 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             BU-1-0
             BS-1-0
             NU-1-0
             NS-1-0
             XU-1-0
             MU-1-0
             S-1-0.
           MOVE .9 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             S-1-1.
           MOVE 99 TO
             BU-2-0
             BS-2-0
             NU-2-0
             NS-2-0
             XU-2-0
             MU-2-0
             S-2-0
             XX-1
             MX-1
             NX-1
             S-CHAR
             U-CHAR.
           MOVE .99 TO
             S-2-2.
           MOVE 999 TO
             BU-3-0
             BS-3-0
             NU-3-0
             NS-3-0
             XU-3-0
             MU-3-0
             S-3-0.
           MOVE 9.99 TO
             S-3-2.
           MOVE .999 TO
             S-3-3.
           MOVE 9999 TO
             BU-4-0
             BS-4-0
             NU-4-0
             NS-4-0
             XU-4-0
             MU-4-0
             S-4-0
             XX-2
             MX-2
             NX-2
             S-SHORT
             U-SHORT
             C-SSHORT
             C-USHORT.
           MOVE 99.99 TO
             S-4-2.
           MOVE .9999 TO
             S-4-4.
           MOVE 99999 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             BU-5-0
             BS-5-0
             NU-5-0
             NS-5-0
             XU-5-0
             MU-5-0.
           MOVE 999.99 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2.
           MOVE .99999 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5.
           MOVE 9999999 TO
             BU-7-0
             BS-7-0
             NU-7-0
             NS-7-0
             XU-7-0
             MU-7-0
             XX-3
             MX-3
             NX-3.
           MOVE 999999999 TO
             BU-9-0
             BS-9-0
             NU-9-0
             NS-9-0
             XU-9-0
             MU-9-0
             S-9-0
             XX-4
             MX-4
             NX-4
             S-LONG
             U-LONG
             C-SINT
             C-UINT.
           MOVE 9999999.99 TO
             BU-9-2
             NU-9-2
             XU-9-2
             MU-9-2
             S-9-2.
           MOVE .999999999 TO
             S-9-9.
           MOVE 9999999999 TO
             BU-10-0
             BS-10-0
             NU-10-0
             NS-10-0
             XU-10-0
             MU-10-0.
           MOVE 999999999999 TO
             BU-12-0
             BS-12-0
             NU-12-0
             NS-12-0
             XU-12-0
             MU-12-0
             XX-5
             MX-5
             NX-5.
           MOVE 99999999999999 TO
             BU-14-0
             BS-14-0
             NU-14-0
             NS-14-0
             XU-14-0
             MU-14-0
             XX-6
             MX-6
             NX-6.
           MOVE 9999999999999999 TO
             BU-16-0
             BS-16-0
             NU-16-0
             NS-16-0
             XU-16-0
             MU-16-0
             XX-7
             MX-7
             NX-7.
           MOVE 999999999999999999 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             BU-18-0
             BS-18-0
             NU-18-0
             NS-18-0
             XU-18-0
             MU-18-0
             S-18-0
             XX-8
             MX-8
             NX-8
             S-DOUBLE
             U-DOUBLE
             C-SLONG
             C-ULONG.
           MOVE 9999999999999999.99 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             S-18-2.
           MOVE .999999999999999999 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             S-18-18.
           MOVE 9999999999999999999999999999999 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             S-31-0.
           MOVE 99999999999999999999999999999.99 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             S-31-2.
           MOVE .9999999999999999999999999999999 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             S-31-31.
           PERFORM WRITE-RECORD.
           MOVE -9 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             BU-1-0
             BS-1-0
             NU-1-0
             NS-1-0
             XU-1-0
             MU-1-0
             S-1-0.
           MOVE -.9 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             S-1-1.
           MOVE -99 TO
             BU-2-0
             BS-2-0
             NU-2-0
             NS-2-0
             XU-2-0
             MU-2-0
             S-2-0
             XX-1
             MX-1
             NX-1
             S-CHAR
             U-CHAR.
           MOVE -.99 TO
             S-2-2.
           MOVE -999 TO
             BU-3-0
             BS-3-0
             NU-3-0
             NS-3-0
             XU-3-0
             MU-3-0
             S-3-0.
           MOVE -9.99 TO
             S-3-2.
           MOVE -.999 TO
             S-3-3.
           MOVE -9999 TO
             BU-4-0
             BS-4-0
             NU-4-0
             NS-4-0
             XU-4-0
             MU-4-0
             S-4-0
             XX-2
             MX-2
             NX-2
             S-SHORT
             U-SHORT
             C-SSHORT
             C-USHORT.
           MOVE -99.99 TO
             S-4-2.
           MOVE -.9999 TO
             S-4-4.
           MOVE -99999 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             BU-5-0
             BS-5-0
             NU-5-0
             NS-5-0
             XU-5-0
             MU-5-0.
           MOVE -999.99 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2.
           MOVE -.99999 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5.
           MOVE -9999999 TO
             BU-7-0
             BS-7-0
             NU-7-0
             NS-7-0
             XU-7-0
             MU-7-0
             XX-3
             MX-3
             NX-3.
           MOVE -999999999 TO
             BU-9-0
             BS-9-0
             NU-9-0
             NS-9-0
             XU-9-0
             MU-9-0
             S-9-0
             XX-4
             MX-4
             NX-4
             S-LONG
             U-LONG
             C-SINT
             C-UINT.
           MOVE -9999999.99 TO
             BU-9-2
             NU-9-2
             XU-9-2
             MU-9-2
             S-9-2.
           MOVE -.999999999 TO
             S-9-9.
           MOVE -9999999999 TO
             BU-10-0
             BS-10-0
             NU-10-0
             NS-10-0
             XU-10-0
             MU-10-0.
           MOVE -999999999999 TO
             BU-12-0
             BS-12-0
             NU-12-0
             NS-12-0
             XU-12-0
             MU-12-0
             XX-5
             MX-5
             NX-5.
           MOVE -99999999999999 TO
             BU-14-0
             BS-14-0
             NU-14-0
             NS-14-0
             XU-14-0
             MU-14-0
             XX-6
             MX-6
             NX-6.
           MOVE -9999999999999999 TO
             BU-16-0
             BS-16-0
             NU-16-0
             NS-16-0
             XU-16-0
             MU-16-0
             XX-7
             MX-7
             NX-7.
           MOVE -999999999999999999 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             BU-18-0
             BS-18-0
             NU-18-0
             NS-18-0
             XU-18-0
             MU-18-0
             S-18-0
             XX-8
             MX-8
             NX-8
             S-DOUBLE
             U-DOUBLE
             C-SLONG
             C-ULONG.
           MOVE -9999999999999999.99 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             S-18-2.
           MOVE -.999999999999999999 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             S-18-18.
           MOVE -9999999999999999999999999999999 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             S-31-0.
           MOVE -99999999999999999999999999999.99 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             S-31-2.
           MOVE -.9999999999999999999999999999999 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             S-31-31.
           PERFORM WRITE-RECORD.
           MOVE 5 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             BU-1-0
             BS-1-0
             NU-1-0
             NS-1-0
             XU-1-0
             MU-1-0
             S-1-0.
           MOVE .5 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             S-1-1.
           MOVE 05 TO
             BU-2-0
             BS-2-0
             NU-2-0
             NS-2-0
             XU-2-0
             MU-2-0
             S-2-0
             XX-1
             MX-1
             NX-1
             S-CHAR
             U-CHAR.
           MOVE .05 TO
             S-2-2.
           MOVE 905 TO
             BU-3-0
             BS-3-0
             NU-3-0
             NS-3-0
             XU-3-0
             MU-3-0
             S-3-0.
           MOVE 9.05 TO
             S-3-2.
           MOVE .905 TO
             S-3-3.
           MOVE 8905 TO
             BU-4-0
             BS-4-0
             NU-4-0
             NS-4-0
             XU-4-0
             MU-4-0
             S-4-0
             XX-2
             MX-2
             NX-2
             S-SHORT
             U-SHORT
             C-SSHORT
             C-USHORT.
           MOVE 89.05 TO
             S-4-2.
           MOVE .8905 TO
             S-4-4.
           MOVE 78905 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             BU-5-0
             BS-5-0
             NU-5-0
             NS-5-0
             XU-5-0
             MU-5-0.
           MOVE 789.05 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2.
           MOVE .78905 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5.
           MOVE 5678905 TO
             BU-7-0
             BS-7-0
             NU-7-0
             NS-7-0
             XU-7-0
             MU-7-0
             XX-3
             MX-3
             NX-3.
           MOVE 345678905 TO
             BU-9-0
             BS-9-0
             NU-9-0
             NS-9-0
             XU-9-0
             MU-9-0
             S-9-0
             XX-4
             MX-4
             NX-4
             S-LONG
             U-LONG
             C-SINT
             C-UINT.
           MOVE 3456789.05 TO
             BU-9-2
             NU-9-2
             XU-9-2
             MU-9-2
             S-9-2.
           MOVE .345678905 TO
             S-9-9.
           MOVE 2345678905 TO
             BU-10-0
             BS-10-0
             NU-10-0
             NS-10-0
             XU-10-0
             MU-10-0.
           MOVE 012345678905 TO
             BU-12-0
             BS-12-0
             NU-12-0
             NS-12-0
             XU-12-0
             MU-12-0
             XX-5
             MX-5
             NX-5.
           MOVE 89012345678905 TO
             BU-14-0
             BS-14-0
             NU-14-0
             NS-14-0
             XU-14-0
             MU-14-0
             XX-6
             MX-6
             NX-6.
           MOVE 6789012345678905 TO
             BU-16-0
             BS-16-0
             NU-16-0
             NS-16-0
             XU-16-0
             MU-16-0
             XX-7
             MX-7
             NX-7.
           MOVE 456789012345678905 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             BU-18-0
             BS-18-0
             NU-18-0
             NS-18-0
             XU-18-0
             MU-18-0
             S-18-0
             XX-8
             MX-8
             NX-8
             S-DOUBLE
             U-DOUBLE
             C-SLONG
             C-ULONG.
           MOVE 4567890123456789.05 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             S-18-2.
           MOVE .456789012345678905 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             S-18-18.
           MOVE 1234567890123456789012345678905 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             S-31-0.
           MOVE 12345678901234567890123456789.05 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             S-31-2.
           MOVE .1234567890123456789012345678905 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             S-31-31.
           PERFORM WRITE-RECORD.
           MOVE -5 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             BU-1-0
             BS-1-0
             NU-1-0
             NS-1-0
             XU-1-0
             MU-1-0
             S-1-0.
           MOVE -.5 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             S-1-1.
           MOVE -05 TO
             BU-2-0
             BS-2-0
             NU-2-0
             NS-2-0
             XU-2-0
             MU-2-0
             S-2-0
             XX-1
             MX-1
             NX-1
             S-CHAR
             U-CHAR.
           MOVE -.05 TO
             S-2-2.
           MOVE -905 TO
             BU-3-0
             BS-3-0
             NU-3-0
             NS-3-0
             XU-3-0
             MU-3-0
             S-3-0.
           MOVE -9.05 TO
             S-3-2.
           MOVE -.905 TO
             S-3-3.
           MOVE -8905 TO
             BU-4-0
             BS-4-0
             NU-4-0
             NS-4-0
             XU-4-0
             MU-4-0
             S-4-0
             XX-2
             MX-2
             NX-2
             S-SHORT
             U-SHORT
             C-SSHORT
             C-USHORT.
           MOVE -89.05 TO
             S-4-2.
           MOVE -.8905 TO
             S-4-4.
           MOVE -78905 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             BU-5-0
             BS-5-0
             NU-5-0
             NS-5-0
             XU-5-0
             MU-5-0.
           MOVE -789.05 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2.
           MOVE -.78905 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5.
           MOVE -5678905 TO
             BU-7-0
             BS-7-0
             NU-7-0
             NS-7-0
             XU-7-0
             MU-7-0
             XX-3
             MX-3
             NX-3.
           MOVE -345678905 TO
             BU-9-0
             BS-9-0
             NU-9-0
             NS-9-0
             XU-9-0
             MU-9-0
             S-9-0
             XX-4
             MX-4
             NX-4
             S-LONG
             U-LONG
             C-SINT
             C-UINT.
           MOVE -3456789.05 TO
             BU-9-2
             NU-9-2
             XU-9-2
             MU-9-2
             S-9-2.
           MOVE -.345678905 TO
             S-9-9.
           MOVE -2345678905 TO
             BU-10-0
             BS-10-0
             NU-10-0
             NS-10-0
             XU-10-0
             MU-10-0.
           MOVE -012345678905 TO
             BU-12-0
             BS-12-0
             NU-12-0
             NS-12-0
             XU-12-0
             MU-12-0
             XX-5
             MX-5
             NX-5.
           MOVE -89012345678905 TO
             BU-14-0
             BS-14-0
             NU-14-0
             NS-14-0
             XU-14-0
             MU-14-0
             XX-6
             MX-6
             NX-6.
           MOVE -6789012345678905 TO
             BU-16-0
             BS-16-0
             NU-16-0
             NS-16-0
             XU-16-0
             MU-16-0
             XX-7
             MX-7
             NX-7.
           MOVE -456789012345678905 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             BU-18-0
             BS-18-0
             NU-18-0
             NS-18-0
             XU-18-0
             MU-18-0
             S-18-0
             XX-8
             MX-8
             NX-8
             S-DOUBLE
             U-DOUBLE
             C-SLONG
             C-ULONG.
           MOVE -4567890123456789.05 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             S-18-2.
           MOVE -.456789012345678905 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             S-18-18.
           MOVE -1234567890123456789012345678905 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             S-31-0.
           MOVE -12345678901234567890123456789.05 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             S-31-2.
           MOVE -.1234567890123456789012345678905 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             S-31-31.
           PERFORM WRITE-RECORD.
           MOVE 255 TO XX-1.
           MOVE 65535 TO XX-2.
           MOVE 16777215 TO XX-3.
           MOVE 4294967295 TO XX-4.
           MOVE 1099511627775 TO XX-5.
           MOVE 281474976710655 TO XX-6.
           MOVE 72057594037927935 TO XX-7.
           MOVE 18446744073709551615 TO XX-8.
           MOVE 255 TO MX-1.
           MOVE 65535 TO MX-2.
           MOVE 16777215 TO MX-3.
           MOVE 4294967295 TO MX-4.
           MOVE 1099511627775 TO MX-5.
           MOVE 281474976710655 TO MX-6.
           MOVE 72057594037927935 TO MX-7.
           MOVE 18446744073709551615 TO MX-8.
           MOVE 255 TO NX-1.
           MOVE 65535 TO NX-2.
           MOVE 4294967295 TO NX-4.
           MOVE 18446744073709551615 TO NX-8.
           MOVE -128 TO S-CHAR.
           MOVE 255 TO U-CHAR.
           MOVE -32768 TO S-SHORT.
           MOVE 65535 TO U-SHORT.
           MOVE -2147483648 TO S-LONG.
           MOVE 4294967295 TO U-LONG.
           MOVE -9223372036854775808 TO S-DOUBLE.
           MOVE 18446744073709551615 TO U-DOUBLE.
           MOVE -32768 TO C-SSHORT.
           MOVE 65535 TO C-USHORT.
           MOVE -2147483648 TO C-SINT.
           MOVE 4294967295 TO C-UINT.
           MOVE -9223372036854775808 TO C-SLONG.
           MOVE 18446744073709551615 TO C-ULONG.
           PERFORM WRITE-RECORD.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       WRITE-RECORD.
           MOVE ZU-1-0 TO E-20-0
           MOVE 'ZU-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-1-1 TO E-20-1
           MOVE 'ZU-1-1' TO SHOWN-NAME
           MOVE E-20-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-5-0 TO E-20-0
           MOVE 'ZU-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-5-2 TO E-20-2
           MOVE 'ZU-5-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-5-5 TO E-20-5
           MOVE 'ZU-5-5' TO SHOWN-NAME
           MOVE E-20-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-18-0 TO E-20-0
           MOVE 'ZU-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-18-2 TO E-20-2
           MOVE 'ZU-18-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-18-18 TO E-20-18
           MOVE 'ZU-18-18' TO SHOWN-NAME
           MOVE E-20-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-31-0 TO E-31-0
           MOVE 'ZU-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-31-2 TO E-31-2
           MOVE 'ZU-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-31-31 TO E-31-31
           MOVE 'ZU-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-1-0 TO E-20-0
           MOVE 'ZT-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-1-1 TO E-20-1
           MOVE 'ZT-1-1' TO SHOWN-NAME
           MOVE E-20-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-5-0 TO E-20-0
           MOVE 'ZT-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-5-2 TO E-20-2
           MOVE 'ZT-5-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-5-5 TO E-20-5
           MOVE 'ZT-5-5' TO SHOWN-NAME
           MOVE E-20-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-18-0 TO E-20-0
           MOVE 'ZT-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-18-2 TO E-20-2
           MOVE 'ZT-18-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-18-18 TO E-20-18
           MOVE 'ZT-18-18' TO SHOWN-NAME
           MOVE E-20-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-31-0 TO E-31-0
           MOVE 'ZT-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-31-2 TO E-31-2
           MOVE 'ZT-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-31-31 TO E-31-31
           MOVE 'ZT-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-1-0 TO E-20-0
           MOVE 'ZL-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-1-1 TO E-20-1
           MOVE 'ZL-1-1' TO SHOWN-NAME
           MOVE E-20-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-5-0 TO E-20-0
           MOVE 'ZL-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-5-2 TO E-20-2
           MOVE 'ZL-5-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-5-5 TO E-20-5
           MOVE 'ZL-5-5' TO SHOWN-NAME
           MOVE E-20-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-18-0 TO E-20-0
           MOVE 'ZL-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-18-2 TO E-20-2
           MOVE 'ZL-18-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-18-18 TO E-20-18
           MOVE 'ZL-18-18' TO SHOWN-NAME
           MOVE E-20-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-31-0 TO E-31-0
           MOVE 'ZL-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-31-2 TO E-31-2
           MOVE 'ZL-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-31-31 TO E-31-31
           MOVE 'ZL-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-1-0 TO E-20-0
           MOVE 'ZTS-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-1-1 TO E-20-1
           MOVE 'ZTS-1-1' TO SHOWN-NAME
           MOVE E-20-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-5-0 TO E-20-0
           MOVE 'ZTS-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-5-2 TO E-20-2
           MOVE 'ZTS-5-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-5-5 TO E-20-5
           MOVE 'ZTS-5-5' TO SHOWN-NAME
           MOVE E-20-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-18-0 TO E-20-0
           MOVE 'ZTS-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-18-2 TO E-20-2
           MOVE 'ZTS-18-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-18-18 TO E-20-18
           MOVE 'ZTS-18-18' TO SHOWN-NAME
           MOVE E-20-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-31-0 TO E-31-0
           MOVE 'ZTS-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-31-2 TO E-31-2
           MOVE 'ZTS-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-31-31 TO E-31-31
           MOVE 'ZTS-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-1-0 TO E-20-0
           MOVE 'BU-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-2-0 TO E-20-0
           MOVE 'BU-2-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-3-0 TO E-20-0
           MOVE 'BU-3-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-4-0 TO E-20-0
           MOVE 'BU-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-5-0 TO E-20-0
           MOVE 'BU-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-7-0 TO E-20-0
           MOVE 'BU-7-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-9-0 TO E-20-0
           MOVE 'BU-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-10-0 TO E-20-0
           MOVE 'BU-10-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-12-0 TO E-20-0
           MOVE 'BU-12-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-14-0 TO E-20-0
           MOVE 'BU-14-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-16-0 TO E-20-0
           MOVE 'BU-16-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-18-0 TO E-20-0
           MOVE 'BU-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-1-0 TO E-20-0
           MOVE 'BS-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-2-0 TO E-20-0
           MOVE 'BS-2-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-3-0 TO E-20-0
           MOVE 'BS-3-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-4-0 TO E-20-0
           MOVE 'BS-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-5-0 TO E-20-0
           MOVE 'BS-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-7-0 TO E-20-0
           MOVE 'BS-7-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-9-0 TO E-20-0
           MOVE 'BS-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-10-0 TO E-20-0
           MOVE 'BS-10-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-12-0 TO E-20-0
           MOVE 'BS-12-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-14-0 TO E-20-0
           MOVE 'BS-14-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-16-0 TO E-20-0
           MOVE 'BS-16-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-18-0 TO E-20-0
           MOVE 'BS-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-9-2 TO E-20-2
           MOVE 'BU-9-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-1-0 TO E-20-0
           MOVE 'NU-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-2-0 TO E-20-0
           MOVE 'NU-2-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-3-0 TO E-20-0
           MOVE 'NU-3-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-4-0 TO E-20-0
           MOVE 'NU-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-5-0 TO E-20-0
           MOVE 'NU-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-7-0 TO E-20-0
           MOVE 'NU-7-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-9-0 TO E-20-0
           MOVE 'NU-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-10-0 TO E-20-0
           MOVE 'NU-10-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-12-0 TO E-20-0
           MOVE 'NU-12-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-14-0 TO E-20-0
           MOVE 'NU-14-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-16-0 TO E-20-0
           MOVE 'NU-16-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-18-0 TO E-20-0
           MOVE 'NU-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-1-0 TO E-20-0
           MOVE 'NS-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-2-0 TO E-20-0
           MOVE 'NS-2-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-3-0 TO E-20-0
           MOVE 'NS-3-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-4-0 TO E-20-0
           MOVE 'NS-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-5-0 TO E-20-0
           MOVE 'NS-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-7-0 TO E-20-0
           MOVE 'NS-7-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-9-0 TO E-20-0
           MOVE 'NS-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-10-0 TO E-20-0
           MOVE 'NS-10-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-12-0 TO E-20-0
           MOVE 'NS-12-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-14-0 TO E-20-0
           MOVE 'NS-14-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-16-0 TO E-20-0
           MOVE 'NS-16-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-18-0 TO E-20-0
           MOVE 'NS-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-9-2 TO E-20-2
           MOVE 'NU-9-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-1-0 TO E-20-0
           MOVE 'XU-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-2-0 TO E-20-0
           MOVE 'XU-2-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-3-0 TO E-20-0
           MOVE 'XU-3-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-4-0 TO E-20-0
           MOVE 'XU-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-5-0 TO E-20-0
           MOVE 'XU-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-7-0 TO E-20-0
           MOVE 'XU-7-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-9-0 TO E-20-0
           MOVE 'XU-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-10-0 TO E-20-0
           MOVE 'XU-10-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-12-0 TO E-20-0
           MOVE 'XU-12-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-14-0 TO E-20-0
           MOVE 'XU-14-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-16-0 TO E-20-0
           MOVE 'XU-16-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-18-0 TO E-20-0
           MOVE 'XU-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XU-9-2 TO E-20-2
           MOVE 'XU-9-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-1-0 TO E-20-0
           MOVE 'MU-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-2-0 TO E-20-0
           MOVE 'MU-2-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-3-0 TO E-20-0
           MOVE 'MU-3-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-4-0 TO E-20-0
           MOVE 'MU-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-5-0 TO E-20-0
           MOVE 'MU-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-7-0 TO E-20-0
           MOVE 'MU-7-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-9-0 TO E-20-0
           MOVE 'MU-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-10-0 TO E-20-0
           MOVE 'MU-10-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-12-0 TO E-20-0
           MOVE 'MU-12-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-14-0 TO E-20-0
           MOVE 'MU-14-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-16-0 TO E-20-0
           MOVE 'MU-16-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-18-0 TO E-20-0
           MOVE 'MU-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MU-9-2 TO E-20-2
           MOVE 'MU-9-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-1-0 TO E-20-0
           MOVE 'S-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-1-1 TO E-20-1
           MOVE 'S-1-1' TO SHOWN-NAME
           MOVE E-20-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-2-0 TO E-20-0
           MOVE 'S-2-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-2-2 TO E-20-2
           MOVE 'S-2-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-3-0 TO E-20-0
           MOVE 'S-3-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-3-2 TO E-20-2
           MOVE 'S-3-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-3-3 TO E-20-3
           MOVE 'S-3-3' TO SHOWN-NAME
           MOVE E-20-3 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-4-0 TO E-20-0
           MOVE 'S-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-4-2 TO E-20-2
           MOVE 'S-4-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-4-4 TO E-20-4
           MOVE 'S-4-4' TO SHOWN-NAME
           MOVE E-20-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-9-0 TO E-20-0
           MOVE 'S-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-9-2 TO E-20-2
           MOVE 'S-9-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-9-9 TO E-20-9
           MOVE 'S-9-9' TO SHOWN-NAME
           MOVE E-20-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-18-0 TO E-20-0
           MOVE 'S-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-18-2 TO E-20-2
           MOVE 'S-18-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-18-18 TO E-20-18
           MOVE 'S-18-18' TO SHOWN-NAME
           MOVE E-20-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-31-0 TO E-31-0
           MOVE 'S-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-31-2 TO E-31-2
           MOVE 'S-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-31-31 TO E-31-31
           MOVE 'S-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XX-1 TO E-20-0
           MOVE 'XX-1' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XX-2 TO E-20-0
           MOVE 'XX-2' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XX-3 TO E-20-0
           MOVE 'XX-3' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XX-4 TO E-20-0
           MOVE 'XX-4' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XX-5 TO E-20-0
           MOVE 'XX-5' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XX-6 TO E-20-0
           MOVE 'XX-6' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XX-7 TO E-20-0
           MOVE 'XX-7' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE XX-8 TO E-20-0
           MOVE 'XX-8' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MX-1 TO E-20-0
           MOVE 'MX-1' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MX-2 TO E-20-0
           MOVE 'MX-2' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MX-3 TO E-20-0
           MOVE 'MX-3' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MX-4 TO E-20-0
           MOVE 'MX-4' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MX-5 TO E-20-0
           MOVE 'MX-5' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MX-6 TO E-20-0
           MOVE 'MX-6' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MX-7 TO E-20-0
           MOVE 'MX-7' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE MX-8 TO E-20-0
           MOVE 'MX-8' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NX-1 TO E-20-0
           MOVE 'NX-1' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NX-2 TO E-20-0
           MOVE 'NX-2' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NX-3 TO E-20-0
           MOVE 'NX-3' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NX-4 TO E-20-0
           MOVE 'NX-4' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NX-5 TO E-20-0
           MOVE 'NX-5' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NX-6 TO E-20-0
           MOVE 'NX-6' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NX-7 TO E-20-0
           MOVE 'NX-7' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NX-8 TO E-20-0
           MOVE 'NX-8' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-CHAR TO E-20-0
           MOVE 'S-CHAR' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE U-CHAR TO E-20-0
           MOVE 'U-CHAR' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-SHORT TO E-20-0
           MOVE 'S-SHORT' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE U-SHORT TO E-20-0
           MOVE 'U-SHORT' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-LONG TO E-20-0
           MOVE 'S-LONG' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE U-LONG TO E-20-0
           MOVE 'U-LONG' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE S-DOUBLE TO E-20-0
           MOVE 'S-DOUBLE' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE U-DOUBLE TO E-20-0
           MOVE 'U-DOUBLE' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE C-SSHORT TO E-20-0
           MOVE 'C-SSHORT' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE C-USHORT TO E-20-0
           MOVE 'C-USHORT' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE C-SINT TO E-20-0
           MOVE 'C-SINT' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE C-UINT TO E-20-0
           MOVE 'C-UINT' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE C-SLONG TO E-20-0
           MOVE 'C-SLONG' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE C-ULONG TO E-20-0
           MOVE 'C-ULONG' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           WRITE OWN-RECORD.
