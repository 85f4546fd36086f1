package sqlstore

// agentLoadTable adds to how many open leads agents have.
var agentLoadTable = Table{Name: "agent_load", Columns: ints("workspace_id", "agent_id", "leads"),
	Conflict: "ON CONFLICT (workspace_id, agent_id) DO UPDATE SET leads = agent_load.leads + excluded.leads"}

// OpenLeads counts each agent's open leads.
func (tx members) OpenLeads() (map[int64]int, error) {
	load, err := tx.load(`SELECT agent_id, leads FROM agent_load WHERE workspace_id = $1 AND leads > 0`, tx.workspace)
	return load, wrap("count open leads", err)
}

// addLoad adds to the agents' counts.
func (tx leads) addLoad(moved map[int64]int) error {
	var agents []int64
	for agent, leads := range moved {
		if agent != 0 && leads != 0 {
			agents = append(agents, agent)
			if tx.desk != nil && leads < 0 {
				tx.desk.Freed = true
			}
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
