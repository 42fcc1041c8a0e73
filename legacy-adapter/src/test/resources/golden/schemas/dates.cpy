       01  D-REC.
           05  DUE             PIC 9(8).
           05  AT-TIME         PIC 9(6) COMP-3.
           05  SLOT OCCURS 2 TIMES.
               10  DAY-NO      PIC 9(2).
               10  NOTE        PIC X(2).
