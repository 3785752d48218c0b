/** Measures how long the event loop is held up: it turns the loop without a pause and looks at every turn that took long. */

/** The longest stretch without a turn of the event loop, in milliseconds. */
export interface Stretch {
  readonly wall: number;
  /** Of the stretch that was longest by processor time of this thread: often another one on a busy machine. */
  readonly processor: number;
}

export interface Watched<T> {
  readonly result: T;
  /** From the call to the settled promise. */
  readonly wall: number;
  /** What this thread worked in that time, the watching left out. */
  readonly processor: number;
  readonly longest: Stretch;
}

/** A turn that does nothing but watch takes less than this. */
const idle = 0.05;

/** Processor time of this thread in milliseconds; before Node 24, of the process. */
export function processorTime(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  const { user, system } = threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs `act`, watching the event loop until `rest` milliseconds after it has settled. */
export async function watched<T>(act: () => PromiseLike<T> | T, rest = 0): Promise<Watched<T>> {
  let longest: Stretch = { wall: 0, processor: 0 };
  let worked = 0;
  let over = false;
  let wallBefore = performance.now();
  let processorBefore = processorTime();
  const look = (): void => {
    const wallNow = performance.now();
    const processorNow = processorTime();
    const stretch = { wall: wallNow - wallBefore, processor: processorNow - processorBefore };
    if (stretch.processor > idle) worked += stretch.processor;
    longest = {
      wall: Math.max(longest.wall, stretch.wall),
      processor: Math.max(longest.processor, stretch.processor),
    };
    wallBefore = performance.now();
    processorBefore = processorTime();
  };
  const turn = (): void => {
    look();
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  const started = performance.now();
  try {
    const result = await act();
    const wall = performance.now() - started;
    look();
    const processor = worked;
    await new Promise((resolve) => setTimeout(resolve, rest));
    look();
    return { result, wall, processor, longest };
  } finally {
    over = true;
  }
}
