package dev.banyan.legacy.schema;

/** A schema cannot be used. */
public final class BadSchema extends Exception {
    private final String file;
    private final int line;
    private final int column;

    /**
     * @param file as the rules name it
     * @param line from 1; 0: not known
     * @param column from 1; 0: not known
     * @param message what was found and what was expected
     */
    public BadSchema(String file, int line, int column, String message) {
        super(message, null, false, false);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
