package dev.banyan.legacy.translate;

/** Both sides speak the same contract. */
final class PassThrough implements Translator {

    @Override
    public Message request(Message message) {
        return message;
    }

    @Override
    public Message response(Message message, Message request) {
        return message;
    }

    @Override
    public boolean needsBody(Direction direction) {
        return false;
    }
}
