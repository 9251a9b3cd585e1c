/** Does what is there now still carry a tag that the caller named? Undefined where the caller set no condition. */
export type Precondition<T> = (current: T) => boolean;
