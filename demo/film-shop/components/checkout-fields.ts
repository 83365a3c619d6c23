import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CheckoutField } from '../store/checkout.ts';

interface FieldSpec {
  readonly name: CheckoutField;
  readonly label: string;
  readonly type: 'text' | 'email' | 'password';
  readonly autocomplete: AutoFill;
  readonly inputMode?: 'numeric' | 'email';
  readonly placeholder?: string;
  readonly isHalf?: true;
}

/** The checkout's fields, in their order on the page. */
export const CHECKOUT_FIELDS: readonly {
  readonly legend: string;
  readonly fields: readonly FieldSpec[];
}[] = [
  {
    legend: 'You',
    fields: [
      { name: 'name', label: 'Name', type: 'text', autocomplete: 'name' },
      {
        name: 'email',
        label: 'E-mail',
        type: 'email',
        autocomplete: 'email',
        inputMode: 'email',
        placeholder: 'ada@example.com',
      },
      {
        name: 'password',
        label: 'Account password',
        type: 'password',
        autocomplete: 'current-password',
      },
    ],
  },
  {
    legend: 'Card',
    fields: [
      {
        name: 'cardNumber',
        label: 'Card number',
        type: 'text',
        autocomplete: 'cc-number',
        inputMode: 'numeric',
        placeholder: '4242 4242 4242 4242',
      },
      {
        name: 'expiry',
        label: 'Expiry',
        type: 'text',
        autocomplete: 'cc-exp',
        inputMode: 'numeric',
        placeholder: 'MM/YY',
        isHalf: true,
      },
      {
        name: 'cvv',
        label: 'CVV',
        type: 'text',
        autocomplete: 'cc-csc',
        inputMode: 'numeric',
        placeholder: '123',
        isHalf: true,
      },
    ],
  },
];

/** A labelled field. It renders into the form's own tree, which autofill and Enter to submit need. */
export function renderField(spec: FieldSpec, value: string, error: string | undefined) {
  const { name } = spec;
  return html`
    <div class=${spec.isHalf ? 'field half' : 'field'}>
      <label class="label" for=${name}>${spec.label}</label>
      <input
        id=${name}
        class="input"
        name=${name}
        type=${spec.type}
        autocomplete=${spec.autocomplete}
        inputmode=${spec.inputMode ?? nothing}
        placeholder=${spec.placeholder ?? nothing}
        aria-required="true"
        aria-invalid=${error === undefined ? 'false' : 'true'}
        aria-describedby="${name}-error"
        .value=${live(value)}
      />
      <p id="${name}-error" class="error">${error ?? nothing}</p>
    </div>
  `;
}
