package sqlstore

// agentLoadTable adds to how many open leads agents have.
var agentLoadTable = Table{Name: "agent_load", Columns: ints("workspace_id", "agent_id", "leads"),
	Conflict: "ON CONFLICT (workspace_id, agent_id) DO UPDATE SET leads = agent_load.leads + excluded.leads"}

// OpenLeads counts each agent's open leads.
func (tx members) OpenLeads() (map[int64]int, error) {
	load, err := tx.load(`SELECT agent_id, leads FROM agent_load WHERE workspace_id = $1 AND leads > 0`, tx.workspace)
	return load, wrap("count open leads", err)
}

// keepLoad runs a change of stored leads and keeps count of who has how many open ones.
func (tx leads) keepLoad(ids []int64, change func() error) error {
	before, err := tx.loadOf(ids)
	if err != nil {
		return err
	}
	if err := change(); err != nil {
		return err
	}
	moved, err := tx.loadOf(ids)
	if err != nil {
		return err
	}
	for agent, leads := range before {
		moved[agent] -= leads
	}
	return tx.addLoad(moved)
}

// loadOf counts each agent's open leads among these.
func (tx leads) loadOf(ids []int64) (map[int64]int, error) {
	return tx.load(`SELECT `+tx.dialect.Plain("agent_id")+`, count(*) FROM lead WHERE workspace_id = $1 AND id `+tx.dialect.In("$2")+`
		AND deleted = 0 AND open = 1 AND agent_id IS NOT NULL GROUP BY 1`, tx.workspace, tx.dialect.Ints(ids))
}

// addLoad adds to the agents' counts.
func (tx leads) addLoad(moved map[int64]int) error {
	var agents []int64
	for agent, leads := range moved {
		if agent != 0 && leads != 0 {
			agents = append(agents, agent)
		}
	}
	return tx.conn.Insert(agentLoadTable, len(agents), func(i int, args []any) {
		args[0], args[1], args[2] = tx.workspace, agents[i], int64(moved[agents[i]])
	})
}

func (tx *Tx) load(text string, args ...any) (map[int64]int, error) {
	rows, err := many(tx.conn, scanLoad, text, args...)
	load := make(map[int64]int, len(rows))
	for _, r := range rows {
		load[r.agent] = r.leads
	}
	return load, err
}

type loadRow struct {
	agent int64
	leads int
}

func scanLoad(row Row) (loadRow, error) {
	var r loadRow
	err := row.Scan(&r.agent, &r.leads)
	return r, err
}
