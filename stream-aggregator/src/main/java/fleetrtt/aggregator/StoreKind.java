package fleetrtt.aggregator;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Where an instance keeps the state of its tasks between commits. The changelog topics hold it in either case. */
public enum StoreKind {
    /** On the heap: fastest, and read back from the changelog at every start. */
    MEMORY,
    /** In RocksDB in the state folder: for more state than memory; a start reads back only what is missing there. */
    ROCKSDB;

    /** A store of this kind. */
    KeyValueBytesStoreSupplier supplier(String name) {
        return this == ROCKSDB ? Stores.persistentKeyValueStore(name) : Stores.inMemoryKeyValueStore(name);
    }
}
