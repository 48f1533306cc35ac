       CBL CODEPAGE(37)
      * FAMILY: RECFM V. COMPANIES, THEIR DEPARTMENTS WITH EMPLOYEES,
      * AND THEIR CONTRACTS, IN HIERARCHIC SEQUENCE. NO RECORD BUT THE
      * COMPANY'S CARRIES THE COMPANY'S NUMBER. EACH RECORD IS SHOWN AS
      * ONE JSON OBJECT, WITH WHAT IT BELONGS TO AND ITS PLACE THERE.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FAMILY.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT DATA-FILE ASSIGN TO DATAF
               ORGANIZATION IS SEQUENTIAL.
           SELECT SHOWN-FILE ASSIGN TO SHOWN
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  DATA-FILE RECORDING MODE V.
           COPY FAMILY.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE                  PIC X(160).
       WORKING-STORAGE SECTION.
       01  C                           PIC S9(4) COMP.
       01  D                           PIC S9(4) COMP.
       01  E                           PIC S9(4) COMP.
       01  K                           PIC S9(4) COMP.
       01  DEPARTMENTS                 PIC S9(4) COMP.
       01  EMPLOYEES                   PIC S9(4) COMP.
       01  CONTRACTS                   PIC S9(4) COMP.
       01  SHOWN-COMPANY               PIC 9(6).
       01  SHOWN-DEPT                  PIC 9.
       01  SHOWN-PLACE                 PIC 9.
       01  SHOWN-BUDGET                PIC -9(7).99.
       01  SHOWN-PAY                   PIC -9(5).99.
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           PERFORM VARYING C FROM 1 BY 1 UNTIL C > 9
               PERFORM WRITE-COMPANY
               COMPUTE DEPARTMENTS = FUNCTION MOD(C, 4)
               PERFORM VARYING D FROM 1 BY 1 UNTIL D > DEPARTMENTS
                   PERFORM WRITE-DEPT
                   COMPUTE EMPLOYEES = FUNCTION MOD(C + D, 4)
                   PERFORM VARYING E FROM 1 BY 1 UNTIL E > EMPLOYEES
                       PERFORM WRITE-EMPLOYEE
                   END-PERFORM
               END-PERFORM
               COMPUTE CONTRACTS = FUNCTION MOD(C, 3)
               PERFORM VARYING K FROM 1 BY 1 UNTIL K > CONTRACTS
                   PERFORM WRITE-CONTRACT
               END-PERFORM
           END-PERFORM.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       WRITE-COMPANY.
           MOVE 'C' TO REC-TYPE OF COMPANY-RECORD.
           COMPUTE COMPANY-ID = C * 101.
           MOVE COMPANY-ID TO SHOWN-COMPANY.
           MOVE 'COMPANY' TO COMPANY-NAME.
           MOVE SPACES TO SHOWN-LINE.
           STRING '{"TABLE": "company", "ID": "' SHOWN-COMPANY
               '", "NAME": "COMPANY"}' DELIMITED BY SIZE
               INTO SHOWN-LINE.
           WRITE SHOWN-LINE.
           WRITE COMPANY-RECORD.
       WRITE-DEPT.
           MOVE 'D' TO REC-TYPE OF DEPT-RECORD.
           MOVE 'DEPT' TO DEPT-NAME.
           COMPUTE BUDGET = C * 1000.25 - D * 2000.
           MOVE BUDGET TO SHOWN-BUDGET.
           MOVE D TO SHOWN-DEPT.
           MOVE SPACES TO SHOWN-LINE.
           STRING '{"TABLE": "department", "COMPANY": "' SHOWN-COMPANY
               '", "PLACE": "' SHOWN-DEPT
               '", "NAME": "DEPT", "BUDGET": "' SHOWN-BUDGET '"}'
               DELIMITED BY SIZE INTO SHOWN-LINE.
           WRITE SHOWN-LINE.
           WRITE DEPT-RECORD.
       WRITE-EMPLOYEE.
           MOVE 'E' TO REC-TYPE OF EMPLOYEE-RECORD.
           MOVE 'EMPLOYEE' TO EMPLOYEE-NAME.
           COMPUTE PAY = E * 1234.56 - C.
           MOVE PAY TO SHOWN-PAY.
           COMPUTE SINCE = 20000101 + C * 10000 + D * 100 + E.
           MOVE E TO SHOWN-PLACE.
           MOVE SPACES TO SHOWN-LINE.
           STRING '{"TABLE": "employee", "COMPANY": "' SHOWN-COMPANY
               '", "DEPT": "' SHOWN-DEPT '", "PLACE": "' SHOWN-PLACE
               '", "NAME": "EMPLOYEE", "PAY": "' SHOWN-PAY
               '", "SINCE": "' SINCE '"}'
               DELIMITED BY SIZE INTO SHOWN-LINE.
           WRITE SHOWN-LINE.
           WRITE EMPLOYEE-RECORD.
       WRITE-CONTRACT.
           MOVE 'K' TO REC-TYPE OF CONTRACT-RECORD.
           COMPUTE CONTRACT-NO = C * 1000 + K.
           MOVE K TO SHOWN-PLACE.
           MOVE SPACES TO SHOWN-LINE.
           STRING '{"TABLE": "contract", "COMPANY": "' SHOWN-COMPANY
               '", "PLACE": "' SHOWN-PLACE '", "NO": "' CONTRACT-NO
               '"}' DELIMITED BY SIZE INTO SHOWN-LINE.
           WRITE SHOWN-LINE.
           WRITE CONTRACT-RECORD.
