#include <sqlite3.h>

/* Swift cannot call functions with variable arguments. Without these counters SQLite takes no lock for each piece of memory. */
static inline int sqlite_without_memory_counters(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
