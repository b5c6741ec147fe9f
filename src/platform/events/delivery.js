var __esDecorate = (this && this.__esDecorate) || function (ctor, descriptorIn, decorators, contextIn, initializers, extraInitializers) {
    function accept(f) { if (f !== void 0 && typeof f !== "function") throw new TypeError("Function expected"); return f; }
    var kind = contextIn.kind, key = kind === "getter" ? "get" : kind === "setter" ? "set" : "value";
    var target = !descriptorIn && ctor ? contextIn["static"] ? ctor : ctor.prototype : null;
    var descriptor = descriptorIn || (target ? Object.getOwnPropertyDescriptor(target, contextIn.name) : {});
    var _, done = false;
    for (var i = decorators.length - 1; i >= 0; i--) {
        var context = {};
        for (var p in contextIn) context[p] = p === "access" ? {} : contextIn[p];
        for (var p in contextIn.access) context.access[p] = contextIn.access[p];
        context.addInitializer = function (f) { if (done) throw new TypeError("Cannot add initializers after decoration has completed"); extraInitializers.push(accept(f || null)); };
        var result = (0, decorators[i])(kind === "accessor" ? { get: descriptor.get, set: descriptor.set } : descriptor[key], context);
        if (kind === "accessor") {
            if (result === void 0) continue;
            if (result === null || typeof result !== "object") throw new TypeError("Object expected");
            if (_ = accept(result.get)) descriptor.get = _;
            if (_ = accept(result.set)) descriptor.set = _;
            if (_ = accept(result.init)) initializers.unshift(_);
        }
        else if (_ = accept(result)) {
            if (kind === "field") initializers.unshift(_);
            else descriptor[key] = _;
        }
    }
    if (target) Object.defineProperty(target, contextIn.name, descriptor);
    done = true;
};
var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
import { Injectable, Logger } from '@nestjs/common';
import { scopesRenewedBy } from './fact.js';
/** What makes cached answers of an account old. */
export class Renewals {
}
/**
 * Tells facts to whoever listens, in this process. No order is promised and nothing is told only
 * once: listeners commute and are idempotent.
 */
let Delivery = (() => {
    let _classDecorators = [Injectable()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var Delivery = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            Delivery = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        renewals;
        log = new Logger(Delivery.name);
        listeners = [];
        delivered = [];
        /** A command beside a server leaves its facts to the server's relay. */
        leavesAll = false;
        constructor(renewals) {
            this.renewals = renewals;
        }
        leaveToRelay() {
            this.leavesAll = true;
        }
        subscribe(listener) {
            this.listeners.push(listener);
        }
        /** Right after the commit. Never throws: what fails here is the relay's to repeat. */
        async deliver(facts) {
            if (facts.length === 0 || this.leavesAll)
                return;
            for (const outcome of await this.tell(facts)) {
                if (outcome.state === 'delivered')
                    this.delivered.push(outcome.id);
            }
        }
        async tell(facts) {
            const outcomes = await Promise.all(facts.map((each) => this.tellListeners(each)));
            // Labels come last, so that no reader can keep what a listener is about to change.
            const unreached = await this.renewLabels(facts.map(({ fact }) => fact));
            return outcomes.map((outcome, at) => outcome.state === 'delivered' && unreached.has(facts[at].fact.accountId)
                ? { id: outcome.id, state: 'postponed' }
                : outcome);
        }
        /** Renews the labels that these facts made old; answers the accounts that were not reached. */
        async renewLabels(facts) {
            const scopes = new Map();
            for (const fact of facts) {
                const known = scopes.get(fact.accountId) ?? new Set();
                for (const scope of scopesRenewedBy(fact))
                    known.add(scope);
                scopes.set(fact.accountId, known);
            }
            const unreached = new Set();
            await Promise.all([...scopes].map(async ([accountId, names]) => {
                if (names.size === 0)
                    return;
                const reached = await this.renewals.renew(accountId, [...names]).catch(() => false);
                if (!reached)
                    unreached.add(accountId);
            }));
            return unreached;
        }
        /** The ids delivered since the last call, for the relay to strike out. */
        takeDelivered() {
            const ids = this.delivered;
            this.delivered = [];
            return ids;
        }
        async tellListeners({ id, fact }) {
            try {
                for (const listener of this.listeners) {
                    if (listener.hears.some((heard) => fact instanceof heard))
                        await listener.hear(fact, id);
                }
                return { id, state: 'delivered' };
            }
            catch (error) {
                this.log.error({ err: error, factId: id, type: fact.constructor.name }, 'a listener failed');
                return { id, state: 'failed', error: error instanceof Error ? error.name : 'unknown' };
            }
        }
    };
    return Delivery = _classThis;
})();
export { Delivery };
