       01  EDITCOMM-RECORD.
           05  E-0         PIC Z.ZZ9,99.
           05  E-1         PIC --.--9,99.
           05  E-2         PIC $$$.$$9,99-.
