package sqlstore

import (
	"crypto/sha256"
	"maps"
	"sync"

	"fairlead"
	"fairlead/internal/store"
)

// poolIDs number the pools, which nobody outside sees.
const poolIDs store.IDKind = "pool"

// poolKey is a pool by what is in it.
type poolKey struct {
	workspace int64
	digest    [sha256.Size]byte
}

// mostPools is how many pools a store knows by heart.
const mostPools = 10_000

// pools are the ids of pools that are stored for good: none is ever changed or deleted.
type pools struct {
	mu  sync.Mutex
	ids map[poolKey]int64
}

func (p *pools) find(key poolKey) (id int64, known bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id, known = p.ids[key]
	return id, known
}

// keep is told what a transaction found or added, once it is on disk.
func (p *pools) keep(met map[poolKey]int64) {
	if len(met) == 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ids == nil || len(p.ids) > mostPools {
		p.ids = make(map[poolKey]int64)
	}
	maps.Copy(p.ids, met)
}

// poolsOf interns the pools of entries and returns their ids by content.
func (tx ledgers) poolsOf(all []fairlead.LedgerEntry) (map[string]int64, error) {
	ids := make(map[string]int64)
	for i := range all {
		content := all[i].Pool
		if _, known := ids[string(content)]; known || len(content) == 0 {
			continue
		}
		id, err := tx.pool(content)
		if err != nil {
			return nil, err
		}
		ids[string(content)] = id
	}
	return ids, nil
}

func (tx ledgers) pool(content []byte) (int64, error) {
	key := poolKey{tx.workspace, sha256.Sum256(content)}
	if id, known := tx.pools.find(key); known {
		return id, nil
	}
	id, err := tx.storedPool(key, content)
	if err == nil {
		tx.metPools[key] = id
	}
	return id, err
}

var ledgerPoolTable = table("ledger_pool", ints("workspace_id", "id"), columnsOf(Bytes, []string{"digest", "content"}))

// storedPool finds a pool, or adds it.
func (tx ledgers) storedPool(key poolKey, content []byte) (int64, error) {
	known, err := many(tx.conn, scanInt, `SELECT id FROM ledger_pool WHERE workspace_id = $1 AND digest = $2`, tx.workspace, key.digest[:])
	if err != nil || len(known) > 0 {
		return append(known, 0)[0], err
	}
	id, err := tx.NextIDs(poolIDs, 1)
	if err != nil {
		return 0, err
	}
	return id, tx.conn.Insert(ledgerPoolTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3] = tx.workspace, id, key.digest[:], content
	})
}
