/**
 * The room on µWS: a message is handed to the engine once, whatever the number of readers. What a loop
 * in JavaScript does on the other lanes at each delivery, ending readers that are too slow, is done here
 * between messages, often enough that no queue can outgrow its limit by much.
 */
import type { Published, Subscriber, Topic } from '../../protocol/transport.js';
import type { UwsApp } from './binding.js';

export interface RoomMember {
  subscribe(nativeTopic: string): boolean;
  getBufferedAmount(): number;
  /** Ends the connection as too slow; the member leaves by it. */
  cut(): void;
}

/** Readers are looked at each time this share of their limit has been published. */
const LOOK_SHARE = 1 / 8;
const NATIVE_TOPIC = 'room';

/** Answers how a member joins what is published from now on; that answers how it leaves. */
export function nativeRoom(
  topic: Topic,
  app: Pick<UwsApp, 'publish'>,
  maxQueuedBytes: number,
  deflates: boolean,
): (member: RoomMember) => () => void {
  const members = new Set<RoomMember>();
  let leaveTopic: (() => void) | undefined;
  let bytesSinceLook = 0;

  function cutSlowMembers(): void {
    bytesSinceLook = 0;
    for (const member of members) if (member.getBufferedAmount() > maxQueuedBytes) member.cut();
  }

  const subscriber: Subscriber = {
    deliver({ text }: Published) {
      bytesSinceLook += Buffer.byteLength(text);
      if (bytesSinceLook > maxQueuedBytes * LOOK_SHARE) cutSlowMembers();
      app.publish(NATIVE_TOPIC, text, false, deflates);
    },
    queuedBytes() {
      let most = 0;
      for (const member of members) most = Math.max(most, member.getBufferedAmount());
      return most;
    },
  };

  return (member) => {
    members.add(member);
    member.subscribe(NATIVE_TOPIC);
    leaveTopic ??= topic.subscribe(subscriber);
    return () => {
      members.delete(member);
      if (members.size > 0) return;
      leaveTopic?.();
      leaveTopic = undefined;
    };
  };
}
