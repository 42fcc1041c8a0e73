       01  N-REC.
           05  A               PIC S9(4).
           05  B               PIC S9(4) SIGN LEADING SEPARATE.
           05  C               PIC S9(4) COMP.
           05  D               PIC S9(9) COMP-5.
           05  E               PIC 9(3) COMP-3.
           05  F               PIC S9(5)V99 COMP-3.
           05  G               PIC 9(2)V9(2).
           05  H               PIC 9(3)PP.
