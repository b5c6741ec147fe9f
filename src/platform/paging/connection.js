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
import { Field, Int, ObjectType } from '@nestjs/graphql';
let PageInfo = (() => {
    let _classDecorators = [ObjectType()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _hasNextPage_decorators;
    let _hasNextPage_initializers = [];
    let _hasNextPage_extraInitializers = [];
    let _hasPreviousPage_decorators;
    let _hasPreviousPage_initializers = [];
    let _hasPreviousPage_extraInitializers = [];
    let _startCursor_decorators;
    let _startCursor_initializers = [];
    let _startCursor_extraInitializers = [];
    let _endCursor_decorators;
    let _endCursor_initializers = [];
    let _endCursor_extraInitializers = [];
    var PageInfo = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _hasNextPage_decorators = [Field(() => Boolean)];
            _hasPreviousPage_decorators = [Field(() => Boolean)];
            _startCursor_decorators = [Field(() => String, { nullable: true })];
            _endCursor_decorators = [Field(() => String, { nullable: true })];
            __esDecorate(null, null, _hasNextPage_decorators, { kind: "field", name: "hasNextPage", static: false, private: false, access: { has: obj => "hasNextPage" in obj, get: obj => obj.hasNextPage, set: (obj, value) => { obj.hasNextPage = value; } }, metadata: _metadata }, _hasNextPage_initializers, _hasNextPage_extraInitializers);
            __esDecorate(null, null, _hasPreviousPage_decorators, { kind: "field", name: "hasPreviousPage", static: false, private: false, access: { has: obj => "hasPreviousPage" in obj, get: obj => obj.hasPreviousPage, set: (obj, value) => { obj.hasPreviousPage = value; } }, metadata: _metadata }, _hasPreviousPage_initializers, _hasPreviousPage_extraInitializers);
            __esDecorate(null, null, _startCursor_decorators, { kind: "field", name: "startCursor", static: false, private: false, access: { has: obj => "startCursor" in obj, get: obj => obj.startCursor, set: (obj, value) => { obj.startCursor = value; } }, metadata: _metadata }, _startCursor_initializers, _startCursor_extraInitializers);
            __esDecorate(null, null, _endCursor_decorators, { kind: "field", name: "endCursor", static: false, private: false, access: { has: obj => "endCursor" in obj, get: obj => obj.endCursor, set: (obj, value) => { obj.endCursor = value; } }, metadata: _metadata }, _endCursor_initializers, _endCursor_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            PageInfo = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        hasNextPage = __runInitializers(this, _hasNextPage_initializers, void 0);
        hasPreviousPage = (__runInitializers(this, _hasNextPage_extraInitializers), __runInitializers(this, _hasPreviousPage_initializers, void 0));
        startCursor = (__runInitializers(this, _hasPreviousPage_extraInitializers), __runInitializers(this, _startCursor_initializers, void 0));
        endCursor = (__runInitializers(this, _startCursor_extraInitializers), __runInitializers(this, _endCursor_initializers, void 0));
        constructor() {
            __runInitializers(this, _endCursor_extraInitializers);
        }
    };
    return PageInfo = _classThis;
})();
export { PageInfo };
/** Declares `<name>Edge` and `<name>Connection` for a view. */
export function connectionOf(name, view) {
    let EdgeView = (() => {
        let _classDecorators = [ObjectType(`${name}Edge`)];
        let _classDescriptor;
        let _classExtraInitializers = [];
        let _classThis;
        let _cursor_decorators;
        let _cursor_initializers = [];
        let _cursor_extraInitializers = [];
        let _node_decorators;
        let _node_initializers = [];
        let _node_extraInitializers = [];
        var EdgeView = class {
            static { _classThis = this; }
            static {
                const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
                _cursor_decorators = [Field(() => String)];
                _node_decorators = [Field(() => view)];
                __esDecorate(null, null, _cursor_decorators, { kind: "field", name: "cursor", static: false, private: false, access: { has: obj => "cursor" in obj, get: obj => obj.cursor, set: (obj, value) => { obj.cursor = value; } }, metadata: _metadata }, _cursor_initializers, _cursor_extraInitializers);
                __esDecorate(null, null, _node_decorators, { kind: "field", name: "node", static: false, private: false, access: { has: obj => "node" in obj, get: obj => obj.node, set: (obj, value) => { obj.node = value; } }, metadata: _metadata }, _node_initializers, _node_extraInitializers);
                __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
                EdgeView = _classThis = _classDescriptor.value;
                if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
                __runInitializers(_classThis, _classExtraInitializers);
            }
            cursor = __runInitializers(this, _cursor_initializers, void 0);
            node = (__runInitializers(this, _cursor_extraInitializers), __runInitializers(this, _node_initializers, void 0));
            constructor() {
                __runInitializers(this, _node_extraInitializers);
            }
        };
        return EdgeView = _classThis;
    })();
    let ConnectionView = (() => {
        let _classDecorators = [ObjectType(`${name}Connection`)];
        let _classDescriptor;
        let _classExtraInitializers = [];
        let _classThis;
        let _edges_decorators;
        let _edges_initializers = [];
        let _edges_extraInitializers = [];
        let _nodes_decorators;
        let _nodes_initializers = [];
        let _nodes_extraInitializers = [];
        let _pageInfo_decorators;
        let _pageInfo_initializers = [];
        let _pageInfo_extraInitializers = [];
        let _totalCount_decorators;
        let _totalCount_initializers = [];
        let _totalCount_extraInitializers = [];
        var ConnectionView = class {
            static { _classThis = this; }
            static {
                const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
                _edges_decorators = [Field(() => [EdgeView])];
                _nodes_decorators = [Field(() => [view])];
                _pageInfo_decorators = [Field(() => PageInfo)];
                _totalCount_decorators = [Field(() => Int, { description: 'Everything in the list, not only on this page.' })];
                __esDecorate(null, null, _edges_decorators, { kind: "field", name: "edges", static: false, private: false, access: { has: obj => "edges" in obj, get: obj => obj.edges, set: (obj, value) => { obj.edges = value; } }, metadata: _metadata }, _edges_initializers, _edges_extraInitializers);
                __esDecorate(null, null, _nodes_decorators, { kind: "field", name: "nodes", static: false, private: false, access: { has: obj => "nodes" in obj, get: obj => obj.nodes, set: (obj, value) => { obj.nodes = value; } }, metadata: _metadata }, _nodes_initializers, _nodes_extraInitializers);
                __esDecorate(null, null, _pageInfo_decorators, { kind: "field", name: "pageInfo", static: false, private: false, access: { has: obj => "pageInfo" in obj, get: obj => obj.pageInfo, set: (obj, value) => { obj.pageInfo = value; } }, metadata: _metadata }, _pageInfo_initializers, _pageInfo_extraInitializers);
                __esDecorate(null, null, _totalCount_decorators, { kind: "field", name: "totalCount", static: false, private: false, access: { has: obj => "totalCount" in obj, get: obj => obj.totalCount, set: (obj, value) => { obj.totalCount = value; } }, metadata: _metadata }, _totalCount_initializers, _totalCount_extraInitializers);
                __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
                ConnectionView = _classThis = _classDescriptor.value;
                if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
                __runInitializers(_classThis, _classExtraInitializers);
            }
            edges = __runInitializers(this, _edges_initializers, void 0);
            nodes = (__runInitializers(this, _edges_extraInitializers), __runInitializers(this, _nodes_initializers, void 0));
            pageInfo = (__runInitializers(this, _nodes_extraInitializers), __runInitializers(this, _pageInfo_initializers, void 0));
            totalCount = (__runInitializers(this, _pageInfo_extraInitializers), __runInitializers(this, _totalCount_initializers, void 0));
            constructor() {
                __runInitializers(this, _totalCount_extraInitializers);
            }
        };
        return ConnectionView = _classThis;
    })();
    return ConnectionView;
}
/** Puts rows, already in page order, into a connection. */
export function connect(nodes, cursorOf, rest) {
    const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
    return {
        edges,
        nodes,
        pageInfo: {
            hasNextPage: rest.hasNextPage,
            hasPreviousPage: rest.hasPreviousPage,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null,
        },
        totalCount: rest.totalCount,
    };
}
