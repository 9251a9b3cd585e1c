import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/** Serves MongoDB's protocol from memory on a free loopback port and prints its URI as the first line. */
public final class MongoJavaServer {

  /** The library's own MONGO_5_0 says wire version 8; MongoDB 5.0 says 13 and our driver wants 9 or more. */
  private static final MongoVersion MONGODB_5_0 =
      new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
          return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
          return 13;
        }
      };

  public static void main(String[] args) {
    MongoBackend backend = new MemoryBackend().version(MONGODB_5_0);
    MongoServer server = new MongoServer(backend);
    // Change streams read the oplog.
    server.enableOplog();
    server.bind("127.0.0.1", 0);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    System.out.println(server.getConnectionString());
  }
}
