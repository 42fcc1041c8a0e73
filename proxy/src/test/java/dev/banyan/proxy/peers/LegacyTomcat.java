package dev.banyan.proxy.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Debian's Tomcat 10 with its examples, in a private base: servlets, JSPs, sessions, a form login. It behaves as old
 * applications do: redirects are absolute and name its own address, and so does the domain of its session cookie.
 */
final class LegacyTomcat implements AutoCloseable {
    static final String PROGRAM = "/usr/share/tomcat10/bin/catalina.sh";
    static final String EXAMPLES = "/usr/share/tomcat10-examples/examples";
    /** An address of its own, so that it is told from everybody else's wherever it shows. */
    static final String HOST = "127.0.0.2";

    private static final String SERVER = """
            <Server port="-1">
              <Listener className="org.apache.catalina.core.JreMemoryLeakPreventionListener"/>
              <GlobalNamingResources>
                <Resource name="users" auth="Container" type="org.apache.catalina.UserDatabase"
                          factory="org.apache.catalina.users.MemoryUserDatabaseFactory" pathname="conf/users.xml"/>
              </GlobalNamingResources>
              <Service name="Catalina">
                <Connector address="%s" port="%d" protocol="HTTP/1.1" maxThreads="16" connectionTimeout="20000"/>
                <Engine name="Catalina" defaultHost="localhost">
                  <Realm className="org.apache.catalina.realm.UserDatabaseRealm" resourceName="users"/>
                  <Host name="localhost" appBase="webapps" autoDeploy="false">
                    <Context path="/examples" docBase="%s" useRelativeRedirects="false"%s/>
                  </Host>
                </Engine>
              </Service>
            </Server>
            """;
    private static final String USERS = """
            <tomcat-users xmlns="http://tomcat.apache.org/xml">
              <user username="ada" password="lovelace" roles="tomcat"/>
            </tomcat-users>
            """;

    private final RunningProgram program;
    private final InetSocketAddress address;

    private LegacyTomcat(RunningProgram program, InetSocketAddress address) {
        this.program = program;
        this.address = address;
    }

    static LegacyTomcat start(Path base) throws IOException {
        InetSocketAddress address = RunningProgram.freeAddress(HOST);
        String cookieDomain = " sessionCookieDomain=\"" + HOST + "\"";
        RunningProgram.write(
                base.resolve("conf/server.xml"), SERVER.formatted(HOST, address.getPort(), EXAMPLES, cookieDomain));
        RunningProgram.write(base.resolve("conf/users.xml"), USERS);
        Files.copy(Path.of("/etc/tomcat10/web.xml"), base.resolve("conf/web.xml"));
        for (String directory : List.of("logs", "temp", "work", "webapps")) {
            Files.createDirectories(base.resolve(directory));
        }
        RunningProgram program =
                RunningProgram.start(List.of(PROGRAM, "run"), environment(base), base.resolve("logs/out"), address);
        return new LegacyTomcat(program, address);
    }

    /** What starts it in that base. */
    static Map<String, String> environment(Path base) {
        return Map.of(
                "CATALINA_BASE",
                base.toString(),
                "CATALINA_HOME",
                "/usr/share/tomcat10",
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                "-Xmx256m -XX:+UseSerialGC -Djava.awt.headless=true");
    }

    String url() {
        return "http://" + HOST + ":" + address.getPort();
    }

    int port() {
        return address.getPort();
    }

    @Override
    public void close() {
        program.close();
    }
}
