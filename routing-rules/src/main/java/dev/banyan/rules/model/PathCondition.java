package dev.banyan.rules.model;

/** What the canonical path must be. At most one stands in a route; none means any path. */
public sealed interface PathCondition {

    /** As written in the rules, for {@code explain}. */
    String word();

    /** {@code path} without variables: the whole path, a trailing slash counts. Canonical already. */
    record Exact(String path) implements PathCondition {
        @Override
        public String word() {
            return path;
        }
    }

    /** {@code path} with variables: <code>/orders/{id}</code>, <code>/files/{rest*}</code>. */
    record Template(PathTemplate template) implements PathCondition {
        @Override
        public String word() {
            return template.toString();
        }
    }

    /** {@code prefix}: matches on segment borders, {@code /a} matches {@code /a} and {@code /a/b}, not {@code /ab}. */
    record Prefix(String prefix) implements PathCondition {
        @Override
        public String word() {
            return prefix;
        }
    }

    /** {@code regex}: the whole path matches an RE2 pattern. */
    record Regex(String pattern) implements PathCondition {
        @Override
        public String word() {
            return "regex " + pattern;
        }
    }
}
