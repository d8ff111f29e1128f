import HTTPTypes
import NIOCore
import NIOHTTP1

/// Stands between the parser and everything else on a connection, for what is settled there or is lost behind it:
///
/// - bytes that are no request, or a head beyond all measure, get a page like every other error (Hummingbird answers them with an empty 400);
/// - a connection that its client wants closed, or that speaks HTTP/1.0, is closed after the reply, which to HTTP/1.0 is not sent in chunks;
/// - a reader who takes nothing for a minute is let go, or a thousand of them would fill the memory with what they do not read.
///
/// Used on the connection's own event loop only.
final class Doorkeeper: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What to answer to bytes that are no request.
    typealias Refusal = @Sendable (any Error) -> (head: HTTPResponseHead, body: [UInt8])

    private enum Afterwards { case stays, closes, closesOldVersion }

    private let refusal: Refusal
    private let patience: TimeAmount
    /// For each request that is not answered yet.
    private var afterwards = CircularBuffer<Afterwards>()
    /// The body of the last request has not ended.
    private var isReadingBody = false
    /// Why the parser gave up, and whether that still has to be answered: a broken body is, by whoever reads it.
    private var fault: (any Error)?
    private var owesRefusal = false
    private var stalled: Scheduled<Void>?

    init(patience: TimeAmount, refusal: @escaping Refusal) { (self.patience, self.refusal) = (patience, refusal) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(var head):
            isReadingBody = true
            let end: Afterwards = head.version == .http1_0 ? .closesOldVersion : head.isKeepAlive ? .stays : .closes
            afterwards.append(end)
            // Hummingbird looks for just this word.
            if end != .stays { head.headers.replaceOrAdd(name: "Connection", value: "close") }
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case .end:
            isReadingBody = false
            context.fireChannelRead(data)
        case .body: context.fireChannelRead(data)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if fault == nil, error is HTTPParserError { (fault, owesRefusal) = (error, !isReadingBody) }
        context.fireErrorCaught(error)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // With every request answered, what comes now is Hummingbird's empty 400.
        if let fault, afterwards.isEmpty { return refuse(fault, context, promise) }
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.code >= 200:
            if let end = afterwards.first, end != .stays {
                head.headers.replaceOrAdd(name: "Connection", value: "close")
                if end == .closesOldVersion { head.version = .http1_0 }
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            afterwards.removeFirst()
            context.write(data, promise: promise)
        case .head, .body: context.write(data, promise: promise)
        }
    }

    private func refuse(_ fault: any Error, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
        defer { promise?.succeed() }
        guard owesRefusal else { return }
        owesRefusal = false
        let (head, body) = refusal(fault)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalled?.cancel()
        stalled = nil
        if !context.channel.isWritable {
            stalled = context.eventLoop.assumeIsolated().scheduleTask(in: patience) { context.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) { stalled?.cancel() }
}

/// Puts the doorkeeper right behind the parser; Hummingbird itself lets handlers in only where the version of the request is forgotten.
final class DoorkeeperEntry: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let refusal: Doorkeeper.Refusal
    private let patience: TimeAmount

    init(patience: TimeAmount, refusal: @escaping Doorkeeper.Refusal) { (self.patience, self.refusal) = (patience, refusal) }

    func handlerAdded(context: ChannelHandlerContext) {
        do {
            let pipeline = context.pipeline.syncOperations
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(Doorkeeper(patience: patience, refusal: refusal), position: .after(parser))
        } catch {
            context.close(promise: nil)
        }
    }
}
