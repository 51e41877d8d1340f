/** Pictures of captured bytes, as plain data. They are drawn as SVG once and need no script. */
import type { LampsSpec } from '../lamps/spec.js';
import type { LookId } from '../theme.js';

/** What bytes are painted as: a protocol's own, what is said again in every request, and what one wanted to send. */
export type ByteTone = 'framing' | 'repeated' | 'payload';

/** Neighbouring bytes of one kind. */
export interface ByteRun {
  readonly label: string;
  readonly tone: ByteTone;
  readonly bytes: number;
  /** The count with its unit. */
  readonly text: string;
}

/** A dot a byte: groups one above the other, on one scale. */
export interface DotsSpec {
  readonly id: string;
  readonly kind: 'byte-dots';
  readonly groups: readonly {
    readonly look: LookId;
    readonly label: string;
    /** The bytes beside the payload, with what they are. */
    readonly sum: string;
    readonly runs: readonly ByteRun[];
  }[];
}

/** Bytes in boxes, what they say above and what that is below: wire forms beside each other. */
export interface FormsSpec {
  readonly id: string;
  readonly kind: 'wire-forms';
  readonly rows: readonly {
    readonly look: LookId;
    readonly label: string;
    readonly boxes: readonly {
      /** The bytes as they stand, or the beginning of them. */
      readonly shown: string;
      readonly says: string;
      readonly count: string;
      readonly tone: ByteTone;
      /** Drawn wider, since it stands for many bytes. */
      readonly wide: boolean;
    }[];
  }[];
}

export interface LadderRung {
  /** `null` for what stands across: the change of protocol. */
  readonly way: 'up' | 'down' | null;
  readonly label: string;
  /** Bytes, or who saw it. */
  readonly detail: string;
  readonly tone: 'http' | 'frame' | 'control' | 'tcp';
}

/** One connection from top to bottom: the client on the left, the server on the right. */
export interface LadderSpec {
  readonly id: string;
  readonly kind: 'ladder';
  readonly look: LookId;
  readonly client: string;
  readonly server: string;
  /** The ends' addresses and ports as first and as last seen; null where not seen. */
  readonly before: { readonly client: string; readonly server: string } | null;
  readonly after: { readonly client: string; readonly server: string } | null;
  readonly rungs: readonly LadderRung[];
}

export type DrawnSpec = DotsSpec | FormsSpec | LadderSpec | LampsSpec;
