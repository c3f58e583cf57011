package fleetrtt.aggregator;

/** Where an instance keeps the state of its tasks between commits. The changelog topics hold it in either case. */
public enum StoreKind {
    /** On the heap: fastest, and read back from the changelog at every start. */
    MEMORY,
    /** In RocksDB in the state folder: for more state than memory; a start reads back only what is missing there. */
    ROCKSDB
}
