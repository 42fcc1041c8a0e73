package dev.banyan.rules.rewrite;

import dev.banyan.rules.message.Path;

/** The backend has the public paths. */
enum Unchanged implements PathRewrite {
    INSTANCE;

    @Override
    public String apply(Path path) {
        return path.text();
    }

    @Override
    public String publicPath(String backendPath) {
        return backendPath;
    }
}
