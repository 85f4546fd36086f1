package usecase

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// How seldom admins are told again of the same: that leads wait, and that a source is broken.
const (
	waitingAgain = time.Hour
	brokenAgain  = 24 * time.Hour
)

// tellWaiting tells those who look after routing that leads begin to wait, at most once an hour.
func (s *story) tellWaiting(members map[int64]fairlead.Member) error {
	if !s.waits {
		return nil
	}
	last, err := s.tx.Notifications().LastOf(fairlead.NotifyWaiting, 0)
	if err == nil && s.at.Sub(last) >= waitingAgain {
		s.notifyAll(members, fairlead.ManageRouting, fairlead.Notification{Kind: fairlead.NotifyWaiting, Count: 1, Actor: fairlead.NameOf(fairlead.Actor{Kind: fairlead.ActorSystem})})
	}
	return err
}

// joined tells those who manage members that there is one more, which everybody sees.
func (a *App) joined(tx store.Tx, actor fairlead.Actor, m fairlead.Member) (*story, error) {
	members, err := membersByID(tx)
	if err != nil {
		return nil, err
	}
	s := a.newStory(tx, actor.Workspace)
	delete(members, m.ID)
	s.notifyAll(members, fairlead.ManageMembers, fairlead.Notification{Kind: fairlead.NotifyJoined, Count: 1, AboutID: m.ID, Text: m.Name, Actor: fairlead.NameOf(actor)})
	s.topics(TopicMembers)
	s.stale.Everyone = true
	return s, s.write()
}

// SourceBroke tells those who manage sources that one does not bring leads any more, at most once a day.
func (a *App) SourceBroke(ctx context.Context, workspace, id int64, problem string) error {
	err := a.tellStory(ctx, a.write, workspace, func(tx store.Tx) (*story, error) {
		source, err := tx.Sources().Get(id)
		if err != nil {
			return nil, UnlessGone(err)
		}
		s := a.newStory(tx, workspace)
		last, err := tx.Notifications().LastOf(fairlead.NotifySource, id)
		if err != nil || s.at.Sub(last) < brokenAgain {
			return nil, err
		}
		members, err := membersByID(tx)
		if err != nil {
			return nil, err
		}
		s.notifyAll(members, fairlead.ManageIntegrations, fairlead.Notification{Kind: fairlead.NotifySource, Count: 1, AboutID: id, Text: excerpt(source.Name + ": " + problem),
			Actor: fairlead.NameOf(fairlead.Actor{Kind: fairlead.ActorSystem})})
		return s, s.write()
	})
	return wrap("tell of a broken source", err)
}
