import {
  type FocusEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/** How long one points at something before its tooltip shows, in milliseconds. */
const pointingDelay = 500;
/** Room between the tooltip and the sides of the window, in pixels. */
const margin = 4;

/**
 * When the tooltip below an element shows, and where (WCAG 2.2, 1.4.13): while the element has the focus of the keyboard, or the mouse
 * has been over it or over the tooltip for a moment; Escape sends it away, and then does nothing else. Pressing the element does too.
 *
 * `around` goes on an element that holds both; the tooltip itself is positioned in the window.
 */
export function useTooltip(tooltip: RefObject<HTMLElement>) {
  const [isShown, setShown] = useState(false);
  const holder = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  function hide(): void {
    clearTimeout(timer.current);
    setShown(false);
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  useLayoutEffect(() => {
    if (!isShown) return;
    const place = () => holder.current && tooltip.current && placeBelow(holder.current, tooltip.current);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      setShown(false);
    };
    place();
    // At the window, before anybody else who waits for this key.
    addEventListener("keydown", onKeyDown, true);
    addEventListener("scroll", place, true);
    return () => {
      removeEventListener("keydown", onKeyDown, true);
      removeEventListener("scroll", place, true);
    };
  }, [isShown, tooltip]);

  return {
    isShown,
    around: {
      ref: holder,
      onPointerEnter({ pointerType }: PointerEvent) {
        if (pointerType === "mouse") timer.current = setTimeout(() => setShown(true), pointingDelay);
      },
      onPointerLeave: hide,
      onPointerDown: hide,
      onFocus: ({ target }: FocusEvent) => target.matches(":focus-visible") && setShown(true),
      onBlur: hide,
    },
  };
}

function placeBelow(element: HTMLElement, tooltip: HTMLElement): void {
  const at = element.getBoundingClientRect();
  const { width } = tooltip.getBoundingClientRect();
  const furthest = document.documentElement.clientWidth - width - margin;
  tooltip.style.left = `${Math.max(margin, Math.min(at.left + (at.width - width) / 2, furthest))}px`;
  tooltip.style.top = `${at.bottom}px`;
}
