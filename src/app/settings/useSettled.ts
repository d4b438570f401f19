/** A value once it has stood still: for what is too much to do again at every stroke or move. */
import { useEffect, useState } from 'react';

/** `value` as it was when it last stood still for `pauseMs`; at first the value itself. */
export function useSettled<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [value, pauseMs]);
  return settled;
}
