import { Component } from 'react';
import type { ReactNode } from 'react';

/** Stands in for what failed to render. */
export class Sorry extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? (
      <p className="box" role="alert">
        Sorry, this cannot be shown.
      </p>
    ) : (
      this.props.children
    );
  }
}
