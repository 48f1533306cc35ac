      * THE TWELVE DISTRICTS: CODE, SHARE OF 1000 CUMULATED, TWO CITIES
      * AND THE FIRST ZIP CODE OF EACH
       01  DISTRICT-POOL.
           05  FILLER PIC X(6)  VALUE 'HAR220'.
           05  FILLER PIC X(23) VALUE 'Port Harlan       98100'.
           05  FILLER PIC X(23) VALUE 'Harbor Point      98140'.
           05  FILLER PIC X(6)  VALUE 'CEN400'.
           05  FILLER PIC X(23) VALUE 'Capital City      98500'.
           05  FILLER PIC X(23) VALUE 'Old Mill          98540'.
           05  FILLER PIC X(6)  VALUE 'NW 520'.
           05  FILLER PIC X(23) VALUE 'Northgate         98220'.
           05  FILLER PIC X(23) VALUE 'Saint-Rémy        98260'.
           05  FILLER PIC X(6)  VALUE 'SE 620'.
           05  FILLER PIC X(23) VALUE 'Cañon Verde       99300'.
           05  FILLER PIC X(23) VALUE 'Dry Wells         99340'.
           05  FILLER PIC X(6)  VALUE 'LKE700'.
           05  FILLER PIC X(23) VALUE 'Lakeside          98800'.
           05  FILLER PIC X(23) VALUE "Coeur d'Étang     98840".
           05  FILLER PIC X(6)  VALUE 'VAL770'.
           05  FILLER PIC X(23) VALUE 'Valley View       98900'.
           05  FILLER PIC X(23) VALUE 'Orchard Hills     98940'.
           05  FILLER PIC X(6)  VALUE 'PIN830'.
           05  FILLER PIC X(23) VALUE 'Pine Ridge        99100'.
           05  FILLER PIC X(23) VALUE 'Two Rivers        99140'.
           05  FILLER PIC X(6)  VALUE 'RIV885'.
           05  FILLER PIC X(23) VALUE 'Riverbend         98600'.
           05  FILLER PIC X(23) VALUE 'Ångström Landing  98640'.
           05  FILLER PIC X(6)  VALUE 'MES925'.
           05  FILLER PIC X(23) VALUE 'Mesa Alta         99400'.
           05  FILLER PIC X(23) VALUE 'Doña Ana          99440'.
           05  FILLER PIC X(6)  VALUE 'CRK960'.
           05  FILLER PIC X(23) VALUE 'Cedar Creek       98700'.
           05  FILLER PIC X(23) VALUE 'Bear Meadow       98740'.
           05  FILLER PIC X(6)  VALUE 'FAL985'.
           05  FILLER PIC X(23) VALUE 'Twin Falls        99000'.
           05  FILLER PIC X(23) VALUE 'Mist              99040'.
           05  FILLER PIC X(6)  VALUE 'ISL999'.
           05  FILLER PIC X(23) VALUE 'Ærø Island        98050'.
           05  FILLER PIC X(23) VALUE 'Ferry Landing     98080'.
       01  FILLER REDEFINES DISTRICT-POOL.
           05  POOL-DISTRICT OCCURS 12 TIMES.
               10  POOL-DIST-CD        PIC X(3).
               10  POOL-DIST-SHARE     PIC 9(3).
               10  POOL-DIST-CITY OCCURS 2 TIMES.
                   15  POOL-CITY       PIC X(18).
                   15  POOL-ZIP        PIC 9(5).
