import { Component, type ReactNode } from "react";

/** Shows `fallback` in place of children that fail in the browser, so that one part does not take the page with it. */
export class Rescue extends Component<{ fallback: ReactNode; children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
