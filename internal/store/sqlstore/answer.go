package sqlstore

import (
	"time"

	"fairlead/internal/store"
)

var answerTable = upsert(table("answer", ints("workspace_id", "credential_id"), texts("path", "key", "body_hash"), ints("status"),
	columnsOf(Bytes, []string{"body"}), ints("expires_at")), 4)

// Find returns the answers to these keys that have not expired at the time given.
func (tx answers) Find(keys []store.AnswerKey, at time.Time) (map[store.AnswerKey]store.Answer, error) {
	answers := make(map[store.AnswerKey]store.Answer)
	wanted, texts := make(map[store.AnswerKey]bool, len(keys)), make([]string, len(keys))
	for i, k := range keys {
		wanted[k], texts[i] = true, k.Key
	}
	for credential := range credentialsOf(keys) {
		rows, err := many(tx.conn, scanAnswer, `SELECT credential_id, path, key, body_hash, status, body, expires_at FROM answer
			WHERE workspace_id = $1 AND credential_id = $2 AND key `+tx.dialect.In("$3")+` AND expires_at > $4`,
			tx.workspace, credential, tx.dialect.Texts(texts), micros(at))
		if err != nil {
			return nil, wrap("find answers", err)
		}
		for _, r := range rows {
			if wanted[r.key] {
				answers[r.key] = r.answer
			}
		}
	}
	return answers, nil
}

func credentialsOf(keys []store.AnswerKey) map[int64]bool {
	ids := make(map[int64]bool)
	for _, k := range keys {
		ids[k.CredentialID] = true
	}
	return ids
}

type answerRow struct {
	key    store.AnswerKey
	answer store.Answer
}

func scanAnswer(row Row) (answerRow, error) {
	var r answerRow
	var expires int64
	err := row.Scan(&r.key.CredentialID, &r.key.Path, &r.key.Key, &r.answer.BodyHash, &r.answer.Status, &r.answer.Body, &expires)
	r.answer.ExpiresAt = timeOf(expires)
	return r, err
}

// Insert remembers answers; one that has expired but is still there is overwritten.
func (tx answers) Insert(all map[store.AnswerKey]store.Answer) error {
	rows := make([]answerRow, 0, len(all))
	for k, a := range all {
		rows = append(rows, answerRow{k, a})
	}
	err := tx.conn.Insert(answerTable, len(rows), func(i int, args []any) {
		k, a := rows[i].key, rows[i].answer
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, k.CredentialID, k.Path, k.Key, a.BodyHash
		args[5], args[6], args[7] = int64(a.Status), bytesOf(a.Body), micros(a.ExpiresAt)
	})
	return wrap("insert answers", err)
}

// DeleteExpired forgets answers that have expired.
func (tx answers) DeleteExpired(at time.Time) error {
	_, err := tx.conn.Exec(`DELETE FROM answer WHERE workspace_id = $1 AND expires_at <= $2`, tx.workspace, micros(at))
	return wrap("delete expired answers", err)
}
